package nightjar.duckdb;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads of the operating system that work off what they are given and end when idle. */
final class WorkThreads {
  private static final long IDLE_SECONDS = 30;
  private static final int MOST_FOR_BLOCKS = 4;

  private WorkThreads() {}

  /** So many of them; what comes when all are busy waits in order. */
  static ThreadPoolExecutor of(String name, int most) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("nightjar-" + name + "-", 1).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Those that look at blocks for who asks: one less than processors, one to four. */
  static ThreadPoolExecutor forBlocks() {
    return of(
        "blocks", Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_FOR_BLOCKS));
  }

  /** What somebody works at: who waits for it is not broken off, and stays interrupted. */
  static <T> T uninterrupted(Future<T> work) throws ExecutionException {
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          return work.get();
        } catch (InterruptedException e) {
          isInterrupted = true;
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
