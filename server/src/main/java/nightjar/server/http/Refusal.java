package nightjar.server.http;

import java.util.Map;
import nightjar.source.RefusedException;

/** Why lines were not kept, as it is told to their sender. */
public final class Refusal {
  private static final String NOTHING = "Nothing of the body was accepted.";

  private Refusal() {}

  /** 507 for a full disk, 503 for what passes, 413 and 400 for what will never be taken. */
  public static Problem problem(RefusedException refused) {
    return switch (refused.reason()) {
      case FULL -> later(507, refused, "10");
      case BUSY, CLOSING -> later(503, refused, "1");
      case BROKEN -> later(503, refused, "30");
      case TOO_LARGE -> new Problem(413, why(refused), NOTHING + " Send it in smaller parts.");
      case INVALID -> new Problem(400, why(refused), NOTHING);
    };
  }

  private static Problem later(int status, RefusedException refused, String seconds) {
    return new Problem(
        status,
        why(refused),
        NOTHING + " Send the same again later.",
        Map.of("Retry-After", seconds));
  }

  private static String why(RefusedException refused) {
    return String.valueOf(refused.getMessage());
  }
}
