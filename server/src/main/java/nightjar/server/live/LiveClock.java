package nightjar.server.live;

import java.util.function.Consumer;

/**
 * What is done five times a second while the system runs, on a thread of its own, until it is
 * interrupted. A failure of it is told and tried again: without it no time would pass, and nothing
 * would be stored.
 */
final class LiveClock implements Runnable {
  private static final long LOOK_MILLIS = 200;

  /** What is done. */
  @FunctionalInterface
  interface Look {
    void look() throws InterruptedException;
  }

  private final Look look;
  private final Consumer<String> log;
  private volatile String trouble = "";

  /**
   * @param log gets a line when it fails, and when it works again
   */
  LiveClock(Look look, Consumer<String> log) {
    this.look = look;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        try {
          look.look();
          say("");
        } catch (RuntimeException | OutOfMemoryError e) { // the latter: no thread could be made
          say("looking how things stand fails, and is tried again: " + Why.of(e));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(String what) {
    if (!what.equals(trouble)) {
      log.accept(what.isEmpty() ? "this has passed: " + trouble : what);
      trouble = what;
    }
  }

  /** Why it fails; empty if it does not. Any thread. */
  String trouble() {
    return trouble;
  }
}
