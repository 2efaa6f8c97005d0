package nightjar.cli;

import java.util.Locale;
import java.util.function.LongConsumer;

/** Says on standard error, once a second, how much was copied. One thread. */
final class CopyProgress implements LongConsumer {
  private static final long SECOND = 1_000_000_000L;

  private final Shell shell;
  private final boolean isQuiet;
  private long shownNanos = System.nanoTime();

  CopyProgress(Shell shell, boolean isQuiet) {
    this.shell = shell;
    this.isQuiet = isQuiet;
  }

  @Override
  public void accept(long bytes) {
    show(String.format(Locale.ROOT, "%,d MiB", bytes >> 20));
  }

  /** The same with other words. */
  void show(String words) {
    long now = System.nanoTime();
    if (!isQuiet && now - shownNanos >= SECOND) {
      shownNanos = now;
      shell.sayPlain(words);
    }
  }

  /** What was made, in one line. */
  static String summary(
      String what, long files, long bytes, long arrival, long records, String where) {
    return String.format(
        Locale.ROOT,
        "%s %,d files, %,d bytes: %,d records, arrivals up to %,d, in %s",
        what,
        files,
        bytes,
        records,
        arrival,
        where);
  }
}
