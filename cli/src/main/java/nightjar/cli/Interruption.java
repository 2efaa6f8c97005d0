package nightjar.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Somebody's wish that the command end: Ctrl-C, SIGTERM, a closed terminal. The command is asked to
 * stop reading and has fifteen seconds to tell what it found so far.
 *
 * <p>A shutdown hook, since signal handlers are no public API of Java. It runs at a normal end too,
 * and then has nothing to do.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 15;
  private static final int AS_SIGNALLED = -1;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile boolean heeded;
  private volatile int code = AS_SIGNALLED;
  private volatile Runnable stopReading = () -> {};

  /** Begins to listen to signals. */
  void watch() {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("interruption").unstarted(this::request));
  }

  boolean isRequested() {
    return requested;
  }

  /** Says how a thread is woken that waits for input. */
  void onRequest(Runnable wake) {
    stopReading = wake;
    heeded = true;
    if (requested) {
      wake.run();
    }
  }

  /** For a command that is ended by a signal and in no other way: then its code is this one. */
  void endWith(int exitCode) {
    code = exitCode;
  }

  /** The command has said all it has to say. */
  void finished() {
    finished.countDown();
  }

  /** Asks the command to end, and waits until it did. */
  void request() {
    if (finished.getCount() == 0) {
      return;
    }
    requested = true;
    if (!heeded) {
      return; // nothing has been found that could be told: the process ends
    }
    stopReading.run();
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("nightjar: interrupted, and gave up waiting for the result");
      } else if (code != AS_SIGNALLED) {
        Runtime.getRuntime().halt(code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
