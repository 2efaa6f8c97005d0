package nightjar.act;

import java.time.Duration;
import java.util.Objects;

/** What became of an attempt to tell a target. */
public sealed interface AlertOutcome {
  /** It took it, or had no need to be told. */
  record Delivered(String note) implements AlertOutcome {
    public Delivered {
      Objects.requireNonNull(note);
    }
  }

  /**
   * Not now.
   *
   * @param why what went wrong, for people; hostile
   * @param after earliest time of the next attempt, as the target asked; zero if it did not
   */
  record Later(String why, Duration after) implements AlertOutcome {
    public Later {
      Objects.requireNonNull(why);
      Objects.requireNonNull(after);
    }
  }

  /** Never: the target refuses it for good, such as a wrong token. */
  record Refused(String why) implements AlertOutcome {
    public Refused {
      Objects.requireNonNull(why);
    }
  }
}
