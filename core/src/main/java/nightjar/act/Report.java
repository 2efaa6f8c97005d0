package nightjar.act;

import java.util.List;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.incident.Incident;
import nightjar.pattern.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What a run found, and in what.
 *
 * @param input what was read
 * @param patterns patterns found, most lines first
 * @param newPatterns patterns first seen late in the run, or not in the baseline
 * @param incidents ranked, worst first
 * @param trend records per column of the run's time, for a sparkline; empty where no record has a
 *     time
 * @param notes what a person should know about the input, each a whole sentence: what, where, what
 *     next
 * @param interrupted was the run stopped before its input ended?
 */
public record Report(
    Input input,
    List<PatternRow> patterns,
    int newPatterns,
    List<Incident> incidents,
    List<Long> trend,
    List<String> notes,
    boolean interrupted) {
  public Report {
    patterns = List.copyOf(patterns);
    incidents = List.copyOf(incidents);
    trend = List.copyOf(trend);
    notes = List.copyOf(notes);
  }

  /**
   * What was read.
   *
   * @param files names of sources read, in order
   * @param lines physical lines read; every one is in a record or rejected
   * @param records records they were joined to
   * @param bytes decompressed bytes
   * @param range first to last event time; null where no record has one
   * @param unparsed records without format or time that could be read
   * @param withoutTime records without a readable time
   * @param rejected lines read and not analysed, each for a reason in the notes
   * @param outside records left out by a time range that was asked for
   * @param sources per source: how it was read
   * @param failed sources that could not be read, or not to their end
   */
  public record Input(
      List<String> files,
      long lines,
      long records,
      long bytes,
      @Nullable TimeRange range,
      long unparsed,
      long withoutTime,
      long rejected,
      long outside,
      List<SourceRow> sources,
      List<Failure> failed) {
    public Input {
      files = List.copyOf(files);
      sources = List.copyOf(sources);
      failed = List.copyOf(failed);
    }
  }

  /** How one source was read: its format, and the share of it that could be. */
  public record SourceRow(
      String name,
      String format,
      long lines,
      long records,
      long bytes,
      long unparsed,
      long withoutTime,
      long cut) {}

  /**
   * A source that could not be read, or not to its end.
   *
   * @param name as it was given
   * @param reason what, where and what next, in one sentence
   * @param partly were some lines of it read?
   */
  public record Failure(String name, String reason, boolean partly) {}

  /**
   * One pattern of the run.
   *
   * @param id 16 hexadecimal digits
   * @param wording text and title; hostile
   * @param count records
   * @param share of all records, 0 to 1
   * @param severity OpenTelemetry number
   * @param first first and
   * @param last last event time, nanoseconds; {@link LineRef#NO_TIME} if unknown
   * @param isNew first seen late in the run, or not in the baseline
   * @param trend records per column of the run's time
   * @param sample a line of it
   */
  public record PatternRow(
      String id,
      Wording wording,
      long count,
      double share,
      int severity,
      long first,
      long last,
      boolean isNew,
      List<Long> trend,
      @Nullable LineRef sample) {
    public PatternRow {
      trend = List.copyOf(trend);
    }

    /** A row whose text is known. */
    public PatternRow(
        String id,
        String text,
        long count,
        double share,
        int severity,
        long first,
        long last,
        boolean isNew,
        List<Long> trend,
        @Nullable LineRef sample) {
      this(id, Wording.of(text, text), count, share, severity, first, last, isNew, trend, sample);
    }

    /** With {@code <*>} for slots; hostile. */
    public String text() {
      return wording.text();
    }
  }
}
