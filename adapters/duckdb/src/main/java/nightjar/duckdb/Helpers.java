package nightjar.duckdb;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that look at blocks for those who ask: one less than processors, one to four. */
final class Helpers {
  private static final int MOST = 4;
  private static final long IDLE_SECONDS = 30;

  private Helpers() {}

  static ThreadPoolExecutor start() {
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST);
    ThreadPoolExecutor helpers =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("nightjar-blocks-", 1).factory());
    helpers.allowCoreThreadTimeOut(true);
    return helpers;
  }
}
