package nightjar.source;

import java.util.Arrays;
import nightjar.LineRef;

/**
 * A run of records of one source, in columns: record {@code i} is row {@code i} of every array.
 * Filled by {@link RecordReader}, read by the pipeline, then filled again: nothing of it may be
 * kept without copying. Columns, not objects, because a record must cost no allocation.
 *
 * <p>Not thread-safe. Offsets point into {@link #bytes}, which is followed by at least {@link
 * #PADDING} bytes that may be read (their values mean nothing).
 */
public final class RecordBatch {
  /** Most records a batch holds. */
  public static final int CAPACITY = 1024;

  /**
   * Readable bytes behind the last record, so that eight-byte loads need no bounds of their own.
   */
  public static final int PADDING = 64;

  /** Most numeric fields of a record that are listed. */
  public static final int MAX_NUMBERS = 8;

  /** The line was longer than the limit and was cut. */
  public static final byte CUT = 1;

  /** No time could be read; {@link #timeNanos} holds the time of the record before it, if any. */
  public static final byte NO_TIME = 2;

  /** No format of the source fits: the whole line is the message. */
  public static final byte UNPARSED = 4;

  /** The record joins more than one line. */
  public static final byte JOINED = 8;

  private final int capacity;

  /** A batch of {@link #CAPACITY} rows. */
  public RecordBatch() {
    this(CAPACITY);
  }

  /** A batch of so many rows: small ones for many sources that are open at once. */
  public RecordBatch(int capacity) {
    this.capacity = capacity;
    start = new int[capacity];
    end = new int[capacity];
    firstLineEnd = new int[capacity];
    messageStart = new int[capacity];
    messageEnd = new int[capacity];
    timeNanos = new long[capacity];
    severity = new byte[capacity];
    service = new int[capacity];
    linkStart = new int[capacity];
    linkEnd = new int[capacity];
    templateStart = new int[capacity];
    templateEnd = new int[capacity];
    numbers = new byte[capacity];
    numberStart = new int[capacity * MAX_NUMBERS];
    numberEnd = new int[capacity * MAX_NUMBERS];
    line = new long[capacity];
    lines = new int[capacity];
    flags = new byte[capacity];
  }

  /** Rows it has room for. */
  public int capacity() {
    return capacity;
  }

  /** Text of all records, and what else the reader keeps there. */
  public byte[] bytes = new byte[0];

  /** Number of the source in this run, from 0. */
  public int source;

  /** Rows filled. */
  public int size;

  /** First byte of each record, and the byte after its last one (line break left out). */
  public final int[] start;

  public final int[] end;

  /** End of the record's first line; equals {@link #end} where nothing was joined. */
  public final int[] firstLineEnd;

  /**
   * The message: what is left of the first line without header fields. Inside {@code [start,
   * firstLineEnd]}.
   */
  public final int[] messageStart;

  public final int[] messageEnd;

  /**
   * Event time in nanoseconds since 1970; {@link LineRef#NO_TIME} if neither this record nor one
   * before it has one.
   */
  public final long[] timeNanos;

  /** OpenTelemetry severity number, 0 where the line does not say. */
  public final byte[] severity;

  /** Number of the service in {@link Names}, -1 where the line names none. */
  public final int[] service;

  /** A field known to link records (trace id, request id …); start -1 where there is none. */
  public final int[] linkStart;

  public final int[] linkEnd;

  /**
   * What the sender says its template is ({@code log.record.template}); start -1 where it does not.
   */
  public final int[] templateStart;

  public final int[] templateEnd;

  /** Fields of a structured record beside its message whose values are numbers. */
  public final byte[] numbers;

  /** Their values: field {@code i} of record {@code row} at {@code row * MAX_NUMBERS + i}. */
  public final int[] numberStart;

  public final int[] numberEnd;

  /** Number of the record's first line in its source, from 1. */
  public final long[] line;

  /** Lines joined in the record, from 1. */
  public final int[] lines;

  /** {@link #CUT}, {@link #NO_TIME}, {@link #UNPARSED}, {@link #JOINED}, added. */
  public final byte[] flags;

  /** Empties the batch for refilling; the bytes stay where they are. */
  public void clear() {
    size = 0;
  }

  /**
   * Adds a row whose message is the whole line, without time, level or service; returns its number.
   */
  public int add(int from, int to, long lineNumber) {
    int row = size++;
    start[row] = from;
    end[row] = to;
    firstLineEnd[row] = to;
    messageStart[row] = from;
    messageEnd[row] = to;
    timeNanos[row] = LineRef.NO_TIME;
    severity[row] = 0;
    service[row] = -1;
    linkStart[row] = -1;
    linkEnd[row] = -1;
    templateStart[row] = -1;
    templateEnd[row] = -1;
    numbers[row] = 0;
    line[row] = lineNumber;
    lines[row] = 1;
    flags[row] = 0;
    return row;
  }

  public boolean has(int row, byte flag) {
    return (flags[row] & flag) != 0;
  }

  /** Copy of a stretch of {@link #bytes}. */
  public byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }
}
