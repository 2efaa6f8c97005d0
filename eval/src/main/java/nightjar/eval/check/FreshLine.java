package nightjar.eval.check;

import java.io.IOException;
import java.time.Duration;

/** Whether a fault is over for those who send: a line is taken within ten seconds. */
final class FreshLine {
  static final String WORDS = "fresh after the fault";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private FreshLine() {}

  /** Tries until it is. */
  static boolean isTaken(String address) throws IOException, InterruptedException {
    try (var door = new ServerDoor(address)) {
      return Waiting.until(PATIENCE, () -> isTaken(door));
    }
  }

  private static boolean isTaken(ServerDoor door) {
    try {
      return door.sendLine(WORDS) == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
