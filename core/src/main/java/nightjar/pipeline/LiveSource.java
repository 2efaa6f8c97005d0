package nightjar.pipeline;

import java.time.Instant;
import java.util.ArrayDeque;
import nightjar.source.Arrival;
import nightjar.source.LiveReader;
import nightjar.source.Names;
import nightjar.source.ParseSettings;
import nightjar.source.ReadCounts;
import nightjar.source.RecordBatch;

/**
 * One source as it is read while it is written: its lines that wait for the next tick, and then its
 * records, ordered among sources by the time of the next one.
 */
final class LiveSource implements Comparable<LiveSource> {
  private static final int ROWS = 128;

  final String name;
  final RecordBatch batch = new RecordBatch(ROWS);

  /** Row of {@link #batch} that comes next. */
  int row;

  private final int number;
  private final LiveReader reader;
  private final ArrayDeque<Came> came = new ArrayDeque<>();
  private long lines;

  LiveSource(String name, int number, ParseSettings settings, Names names) {
    this.name = name;
    this.number = number;
    this.reader = new LiveReader(number, settings, names);
  }

  /**
   * How some lines came.
   *
   * @param lastLine number of the last of them in the source
   * @param number of the arrival
   * @param nanos when
   * @param service number of the service they are said to be of, -1 if nobody said
   */
  record Came(long lastLine, long number, long nanos, int service) {}

  /** Returns how many lines there are. */
  long add(long arrival, Arrival.Lines lines, int service) {
    long count = lines.count();
    this.lines += count;
    came.add(new Came(this.lines, arrival, lines.nanos(), service));
    reader.push(lines.text(), Instant.ofEpochSecond(0, lines.nanos()));
    return count;
  }

  boolean isWaiting() {
    return reader.isWaiting();
  }

  /** Reads the next records; false if there are none left. */
  boolean fill() {
    row = 0;
    return reader.next(batch, true);
  }

  boolean hasRow() {
    return row < batch.size;
  }

  /** How a line came; lines are asked for in their order. */
  Came came(long line) {
    while (came.size() > 1 && came.element().lastLine() < line) {
      came.remove();
    }
    return came.element();
  }

  ReadCounts counts() {
    return reader.counts();
  }

  @Override
  public int compareTo(LiveSource other) {
    int byTime = Long.compare(batch.timeNanos[row], other.batch.timeNanos[other.row]);
    return byTime != 0 ? byTime : Integer.compare(number, other.number);
  }
}
