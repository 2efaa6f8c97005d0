package nightjar.server.live;

import java.util.function.Consumer;

/**
 * Faults that are waited out, each time longer, from a tenth of a second to five, until something
 * works again. One thread waits; any may ask for the trouble.
 */
final class Setbacks {
  private static final long LEAST_MILLIS = 100;
  private static final long MOST_MILLIS = 5_000;

  private final Consumer<String> log;
  private volatile String trouble = "";
  private long waitMillis = LEAST_MILLIS;

  /**
   * @param log gets a line when something fails, and when it works again
   */
  Setbacks(Consumer<String> log) {
    this.log = log;
  }

  /** Says what failed, and waits. */
  void waitOut(String what, Throwable why) throws InterruptedException {
    tell(what, why);
    Thread.sleep(waitMillis);
    waitMillis = Math.min(MOST_MILLIS, waitMillis * 2);
  }

  /** Says what failed. */
  void tell(String what, Throwable why) {
    String said = what + ": " + Why.said(why);
    if (!said.equals(trouble)) {
      trouble = said;
      log.accept(said);
    }
  }

  /** It works. */
  void over() {
    waitMillis = LEAST_MILLIS;
    if (!trouble.isEmpty()) {
      log.accept("this has passed: " + trouble);
      trouble = "";
    }
  }

  /** What fails; empty if nothing does. */
  String trouble() {
    return trouble;
  }
}
