package nightjar.cli;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import nightjar.pipeline.Progress;
import nightjar.source.LogSource;

/**
 * One line on standard error that says how far a scan is, redrawn at most ten times a second and
 * wiped in the end:
 *
 * <pre>
 * Reading syslog.3.gz ━━━━━━━━━━━━━━━━━━━━━━ 68%  7.1 M of 10.4 M lines  1.1 M lines/s  3 s left
 * </pre>
 *
 * <p>A thread of its own looks at the clock and draws, so the scan pays two writes a batch, and a
 * slow pipe is seen to be slow.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final long PERIOD_MILLIS = 100;

  /** Short runs show nothing. */
  private static final long PATIENCE_MILLIS = 400;

  private static final int BAR = 22;
  private static final int REMEMBERED = 20;

  /** How far it was at a time. */
  record Sample(double seconds, long lines, long bytes) {}

  private final PrintStream err;
  private final int width;
  private final boolean unicode;
  private final OptionalLong bytes;
  private final Interruption interruption;
  private final long started = System.nanoTime();
  private final Thread drawing;
  private volatile String source = "";
  private volatile long lines;
  private volatile long bytesRead;

  private ProgressLine(
      List<LogSource> sources, int width, boolean unicode, boolean visible, Shell shell) {
    this.err = shell.err();
    this.width = width;
    this.unicode = unicode;
    this.bytes = sum(sources);
    this.interruption = shell.interruption();
    this.drawing = Thread.ofPlatform().daemon().name("progress").unstarted(this::draw);
    if (visible) {
      drawing.start();
    }
  }

  /** Begins to show progress where standard error is a terminal that knows how to wipe a line. */
  static ProgressLine start(List<LogSource> sources, ShowingOptions showing, Shell shell) {
    boolean visible =
        shell.terminal().error() && !showing.quiet() && !shell.variable("TERM").equals("dumb");
    int width = visible ? shell.terminal().width(shell.variable("COLUMNS")) : 0;
    return new ProgressLine(sources, width, showing.unicode(shell), visible, shell);
  }

  @Override
  public void read(String name, long linesSoFar, long storedBytes) {
    source = name;
    lines = linesSoFar;
    bytesRead = storedBytes;
  }

  @Override
  public boolean stopped() {
    return interruption.isRequested();
  }

  /** Wipes the line. */
  @Override
  public void close() {
    drawing.interrupt();
    boolean interrupted = false;
    while (drawing.isAlive()) {
      try {
        drawing.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void draw() {
    boolean drawn = false;
    var samples = new ArrayDeque<Sample>(REMEMBERED + 1);
    samples.add(new Sample(0, 0, 0));
    try {
      Thread.sleep(PATIENCE_MILLIS);
      while (true) {
        samples.add(new Sample((System.nanoTime() - started) / 1e9, lines, bytesRead));
        err.print("\r" + text(samples.getFirst(), samples.getLast()) + "\u001b[K");
        err.flush();
        drawn = true;
        if (samples.size() > REMEMBERED) {
          samples.removeFirst();
        }
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      if (drawn) {
        err.print("\r\u001b[K");
        err.flush();
      }
    }
  }

  /** The line, cut to the terminal so that it never wraps. */
  String text(Sample before, Sample now) {
    if (bytes.isPresent() && now.bytes() > 0 && now.bytes() >= bytes.getAsLong()) {
      return cut("Judging " + count(now.lines()) + " lines");
    }
    double seconds = Math.max(1e-3, now.seconds() - before.seconds());
    var line = new StringBuilder("Reading ").append(Shell.printable(shortName(source)));
    double share = bytes.isPresent() ? now.bytes() / (double) Math.max(1, bytes.getAsLong()) : 0;
    if (share > 0) {
      line.append(bar(share)).append(String.format(Locale.ROOT, " %.0f%%  ", 100 * share));
      line.append(count(now.lines()))
          .append(" of ")
          .append(count(Math.round(now.lines() / share)))
          .append(" lines");
    } else {
      line.append("  ").append(count(now.lines())).append(" lines");
    }
    line.append("  ")
        .append(count(Math.round((now.lines() - before.lines()) / seconds)))
        .append(" lines/s");
    if (share > 0 && now.bytes() > before.bytes()) {
      double bytesPerSecond = (now.bytes() - before.bytes()) / seconds;
      line.append("  ")
          .append(left((bytes.getAsLong() - now.bytes()) / bytesPerSecond))
          .append(" left");
    }
    return cut(line.toString());
  }

  private String cut(String line) {
    return line.substring(0, Math.min(line.length(), Math.max(0, width - 1)));
  }

  private String bar(double share) {
    int full = (int) Math.round(share * BAR);
    return unicode
        ? " " + "━".repeat(full) + "╌".repeat(BAR - full)
        : " " + "=".repeat(full) + "-".repeat(BAR - full);
  }

  private static String shortName(String name) {
    return name.length() <= 40 ? name : name.substring(name.lastIndexOf('/') + 1);
  }

  /** Three digits and a unit: 940, 7.1 M. */
  static String count(long number) {
    if (number < 10_000) {
      return String.format(Locale.ROOT, "%,d", number);
    }
    String[] units = {"k", "M", "G", "T"};
    double value = number;
    int unit = -1;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, value < 100 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }

  static String left(double seconds) {
    long rounded = Math.max(1, Math.round(Math.min(seconds, 1e9)));
    if (rounded < 120) {
      return rounded + " s";
    }
    return rounded < 7200 ? (rounded + 30) / 60 + " min" : (rounded + 1800) / 3600 + " h";
  }

  private static OptionalLong sum(List<LogSource> sources) {
    long sum = 0;
    for (LogSource source : sources) {
      if (source.storedBytes().isEmpty()) {
        return OptionalLong.empty();
      }
      sum += source.storedBytes().getAsLong();
    }
    return OptionalLong.of(sum);
  }
}
