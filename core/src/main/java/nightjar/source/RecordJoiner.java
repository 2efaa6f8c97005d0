package nightjar.source;

import java.time.Instant;
import nightjar.LineRef;
import nightjar.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of lines, one line after the other: reads the header, or joins the line to the
 * record before it.
 *
 * <p>A line continues a record if it is empty or part of a stack trace; if it is indented, or has
 * no header, in a source whose records begin with a time; if the record's message was to follow; if
 * a container runtime says that the line was split. A line without a header that begins with a
 * level word as grave as an error, or a {@link CrashReports report of a crash} behind a record that
 * is calm, is what crashes writes past its logger: a record of its own, at the time of the record
 * before. A record holds at most {@link #MOST_LINES} lines and {@link #MOST_BYTES}; what follows is
 * a record of its own. Cut lines are not joined.
 */
final class RecordJoiner {
  static final int MOST_LINES = 1000;
  static final int MOST_BYTES = 64 * 1024;

  private final Names names;
  private final HeaderFields fields;
  private final FormatDetector detector;
  private final GenericHeader generic = new GenericHeader();
  private final StackTraces traces = new StackTraces();
  private final WrappedText wrapped;
  private final Colours colours = new Colours();
  private final Instant reference;

  private long lastTime = LineRef.NO_TIME;

  /** What the last record waits for. */
  private boolean messageFollows;

  /** Indented lines belong to the last record, since its message was one. */
  private boolean indentedBody;

  /** Lines without a header belong to the last record, since its format has a body. */
  private boolean bodied;

  /** That body is {@code KEY=value} lines. */
  private boolean keyed;

  /** The last line looked at is part of a stack trace. */
  private boolean belongs;

  /** The last line looked at begins what a crash writes, and is no part of the last record. */
  private boolean crashed;

  /** What the last line looked at fitted. */
  private @Nullable LineFormat format;

  private boolean partial;
  private boolean lastWasWrapped;
  private boolean lastWasCut;

  private long lines;
  private long records;
  private long withoutTime;
  private long unparsed;
  private long cut;
  private long firstWithoutTime;

  RecordJoiner(ParseSettings settings, Names names) {
    this.names = names;
    this.fields = new HeaderFields(new Timestamps(settings.zone(), settings.reference()));
    this.detector = new FormatDetector(LineFormats.named(settings.format()));
    this.wrapped = new WrappedText(settings);
    this.reference = settings.reference();
  }

  void learn(byte[] b, int from, int to, boolean whole) {
    int limit = Math.min(to, from + FormatDetector.SAMPLE_BYTES);
    fields.times.readSlashedDates(SlashedDates.of(b, from, limit, reference));
    if (Ascii.indexOf(b, from, limit, (byte) 0x1B) < limit) {
      int size = colours.strip(b, from, limit);
      detector.learn(colours.plain(), 0, size, whole && limit == to, fields, generic);
    } else {
      detector.learn(b, from, to, whole, fields, generic);
    }
  }

  /** Takes the framer's line into the batch, which has room for a row. */
  void take(RecordBatch batch, LineFramer framer) {
    byte[] b = framer.buffer();
    int from = framer.lineStart();
    int to = framer.lineEnd();
    boolean joinable = joinable(batch, to, framer.lineCut());
    lines++;
    cut += framer.lineCut() ? 1 : 0;
    if (joinable && continues(batch, b, from, to)) {
      join(batch, to);
      return;
    }
    crashed =
        joinable
            && !bodied
            && CrashReports.isRecord(
                b, Colours.skip(b, from, to), to, batch.severity[batch.size - 1]);
    boolean coloured = Colours.in(b, from, to);
    boolean found;
    if (coloured) {
      int size = colours.strip(b, from, to);
      found = size > 0 && header(colours.plain(), 0, size, joinable);
      if (found) {
        colours.restore(fields);
      }
    } else {
      found = from < to && header(b, from, to, joinable);
    }
    boolean isBody =
        belongs || bodied || (detector.isHeaded() && !crashed && !isOutcry(b, from, to));
    if (!found && joinable && isBody) {
      joinBody(batch, b, from, to);
      return;
    }
    if (found && fields.wrapped) {
      boolean continued = joinable && lastWasWrapped;
      WrappedText.Outcome outcome =
          wrapped.read(b, fields, continued && partial, continued, traces);
      if (outcome == WrappedText.Outcome.PART) {
        joinPart(batch, b, to);
        return;
      }
      if (outcome == WrappedText.Outcome.CONTINUED) {
        join(batch, to);
        return;
      }
    }
    add(batch, b, framer, found);
  }

  /** Reads the header of a line; sets {@link #belongs} if it is part of a trace instead. */
  private boolean header(byte[] b, int from, int to, boolean joinable) {
    belongs = false;
    format = detector.match(b, from, to, fields);
    if (format != null) {
      return true;
    }
    if (joinable && !crashed && traces.continues(b, from, to)) {
      belongs = true;
      return false;
    }
    format = detector.search(b, from, to, fields);
    boolean found = format != null;
    if (!found && !detector.isFixed() && generic.match(b, from, to, fields)) {
      // A time inside a sentence is no header.
      found = !joinable || !(bodied || detector.isHeaded()) || fields.messageStart > from;
      if (found) {
        detector.countGeneric();
      }
    }
    return found;
  }

  /**
   * Does a line without a header say by itself that something is wrong: {@code FATAL ...}, {@code
   * [ERROR] ...}, {@code panic: ...}? In small letters only the gravest words do, with a colon: the
   * others are words of sentences, and of traces.
   */
  private static boolean isOutcry(byte[] b, int from, int to) {
    int start = Colours.skip(b, from, to);
    byte severity = GenericHeader.leadingLevel(b, start, to);
    if (severity < Severity.ERROR) {
      return false;
    }
    int word = start;
    while (word < to && !Ascii.isLetter(b[word])) {
      word++;
    }
    int end = Severities.wordEnd(b, word, to);
    boolean isLoud = b[word] < 'a' && b[end - 1] < 'a';
    return isLoud || (severity >= Severity.FATAL && end < to && b[end] == ':');
  }

  private void joinBody(RecordBatch batch, byte[] b, int from, int to) {
    if (keyed) {
      takeField(batch, b, from, to);
    }
    join(batch, to);
  }

  /** A line {@code KEY=value} of a record whose first line is only its head. */
  private void takeField(RecordBatch batch, byte[] b, int from, int to) {
    int key = Ascii.skipBlanks(b, from, to);
    int equals = Ascii.indexOf(b, key, Math.min(to, key + 64), (byte) '=');
    if (key == from || equals >= to || b[equals] != '=') {
      return;
    }
    int row = batch.size - 1;
    int value = equals + 1;
    switch (FieldNames.meaning(FieldNames.hash(FieldNames.START, b, key, equals)) >> 8) {
      case FieldNames.PRIORITY -> {
        if (value < to && Ascii.isDigit(b[value])) {
          batch.severity[row] = Severities.ofSyslog(b[value] - '0');
        }
      }
      case FieldNames.SERVICE -> {
        if (batch.service[row] < 0 && value < to) {
          batch.service[row] = names.numberOf(b, value, to);
        }
      }
      case FieldNames.MESSAGE -> {
        batch.messageStart[row] = value;
        batch.messageEnd[row] = to;
        batch.firstLineEnd[row] = to;
      }
      default -> {}
    }
  }

  private boolean joinable(RecordBatch batch, int to, boolean lineCut) {
    int row = batch.size - 1;
    return row >= 0
        && !lineCut
        && !lastWasCut
        && batch.lines[row] < MOST_LINES
        && to - batch.start[row] <= MOST_BYTES;
  }

  /** Is it plain from its first bytes that the line belongs to the record before? */
  private boolean continues(RecordBatch batch, byte[] b, int from, int to) {
    if (from == to) {
      return true;
    }
    if (keyed && Ascii.isBlank(b[from])) {
      takeField(batch, b, from, to);
      return true;
    }
    if (messageFollows) {
      messageFollows = false;
      if (!keyed && takeMessage(batch, b, from, to)) {
        indentedBody = Ascii.isBlank(b[from]);
        return true;
      }
    }
    boolean byIndent = detector.isHeaded() && !detector.isIndented() && !detector.isStructured();
    return Ascii.isBlank(b[from]) && (byIndent || indentedBody);
  }

  /**
   * The second line of a record whose first had no message: indented text, or a level, a colon and
   * text.
   */
  private boolean takeMessage(RecordBatch batch, byte[] b, int from, int to) {
    int at = Ascii.skipBlanks(b, from, to);
    int end = Severities.wordEnd(b, at, to);
    byte severity = end < to && b[end] == ':' ? Severities.ofWord(b, at, end) : 0;
    if (severity == 0 && at == from && (!bodied || generic.match(b, from, to, fields))) {
      return false;
    }
    int row = batch.size - 1;
    if (severity != 0) {
      batch.severity[row] = severity;
      at = Ascii.skipBlanks(b, end + 1, to);
    }
    batch.messageStart[row] = at;
    batch.messageEnd[row] = to;
    batch.firstLineEnd[row] = to;
    return true;
  }

  private static void join(RecordBatch batch, int to) {
    int row = batch.size - 1;
    batch.end[row] = Math.max(batch.end[row], to);
    batch.lines[row]++;
    batch.flags[row] |= RecordBatch.JOINED;
  }

  /**
   * Moves the record up to the part that goes on in this line, so that its message is one stretch.
   */
  private void joinPart(RecordBatch batch, byte[] b, int to) {
    int row = batch.size - 1;
    int by = fields.messageStart - batch.messageEnd[row];
    int start = batch.start[row];
    System.arraycopy(b, start, b, start + by, batch.messageEnd[row] - start);
    RecordRows.move(batch, row, by);
    batch.messageEnd[row] = fields.messageEnd;
    batch.firstLineEnd[row] = to;
    join(batch, to);
    partial = fields.partial;
  }

  private void add(RecordBatch batch, byte[] b, LineFramer framer, boolean found) {
    int from = framer.lineStart();
    int to = framer.lineEnd();
    int row = batch.add(from, to, framer.lineNumber());
    int flags = framer.lineCut() ? RecordBatch.CUT : 0;
    traces.reset();
    lastWasCut = framer.lineCut();
    messageFollows = false;
    indentedBody = false;
    lastWasWrapped = false;
    partial = false;
    bodied = found && format != null && format.hasBody();
    keyed = bodied && format != null && format.hasFields();
    if (found) {
      fill(batch, row, b);
    } else {
      flags |= RecordBatch.UNPARSED;
      int start = Colours.skip(b, from, to);
      batch.messageStart[row] = start < to ? start : from;
      byte reported = CrashReports.severity(b, start, to);
      batch.severity[row] =
          reported != Severity.UNSPECIFIED ? reported : GenericHeader.leadingLevel(b, start, to);
      traces.continues(b, start, to); // what follows may be the rest of a trace
    }
    if (!found || fields.timeNanos == LineRef.NO_TIME) {
      flags |= RecordBatch.NO_TIME;
      batch.timeNanos[row] = lastTime;
    }
    batch.flags[row] = (byte) flags;
  }

  private void fill(RecordBatch batch, int row, byte[] b) {
    HeaderFields f = fields;
    if (f.timeNanos != LineRef.NO_TIME) {
      f.times.accept();
      lastTime = f.timeNanos;
      batch.timeNanos[row] = f.timeNanos;
    }
    batch.severity[row] = f.severity;
    if (!f.messageFollows) {
      batch.messageStart[row] = f.messageStart;
      batch.messageEnd[row] = f.messageEnd;
    }
    if (f.serviceStart >= 0) {
      batch.service[row] = names.numberOf(b, f.serviceStart, f.serviceEnd);
    }
    batch.linkStart[row] = f.linkStart;
    batch.linkEnd[row] = f.linkEnd;
    batch.templateStart[row] = f.templateStart;
    batch.templateEnd[row] = f.templateEnd;
    batch.numbers[row] = (byte) f.numbers;
    for (int i = 0; i < f.numbers; i++) {
      batch.numberStart[row * RecordBatch.MAX_NUMBERS + i] = f.numberStart[i];
      batch.numberEnd[row * RecordBatch.MAX_NUMBERS + i] = f.numberEnd[i];
    }
    messageFollows = f.messageFollows;
    lastWasWrapped = f.wrapped;
    partial = f.partial;
  }

  /** Counts the records that are delivered. */
  void count(RecordBatch batch) {
    records += batch.size;
    for (int row = 0; row < batch.size; row++) {
      int flags = batch.flags[row];
      if ((flags & RecordBatch.NO_TIME) != 0) {
        withoutTime++;
        firstWithoutTime = firstWithoutTime == 0 ? batch.line[row] : firstWithoutTime;
      }
      unparsed += (flags & RecordBatch.UNPARSED) != 0 ? 1 : 0;
    }
  }

  ReadCounts counts(long bytes) {
    return new ReadCounts(
        bytes, lines, records, withoutTime, unparsed, cut, detector.mostUsed(), firstWithoutTime);
  }
}
