package nightjar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import nightjar.EpochNanos;
import nightjar.LineRef;
import nightjar.NearestName;
import nightjar.files.Inputs;
import nightjar.source.LineFormats;
import nightjar.source.LogSource;
import nightjar.source.MergedReader;
import nightjar.source.Names;
import nightjar.source.ParseSettings;
import nightjar.source.RecordReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that reads logs: which, and how. */
abstract sealed class ReadingOptions permits LogOptions, QueriedLogOptions {
  private static final int MAX_LINE_BYTES = 64 << 20;

  private static final String TEXT = "text";

  /** Batches looked at for the first record with a time. */
  private static final int PEEKED_BATCHES = 16;

  @Option(names = "--since", paramLabel = "T")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "T")
  private @Nullable String until;

  @Option(names = "--tz", paramLabel = "ZONE")
  private String tz = "UTC";

  @Option(names = "--max-line-bytes", paramLabel = "N")
  private String maxLineBytes = Integer.toString(ParseSettings.MAX_LINE_BYTES);

  /** The files as they were named. */
  abstract List<String> files();

  /** The format as it was named, {@code auto} if it was not. */
  abstract String formatName();

  /** What the option for the format is called. */
  abstract String formatOption();

  /** The format in core's words. {@code text} takes every line as a message. */
  String format() {
    if (formatName().equals(TEXT)) {
      return "{message}";
    }
    checkFormat();
    return formatName();
  }

  int maxLineBytes() {
    return Numbers.whole("--max-line-bytes", maxLineBytes, 64, MAX_LINE_BYTES);
  }

  ZoneId zone() {
    if (tz.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    try {
      return tz.equals("local") ? ZoneId.systemDefault() : ZoneId.of(tz);
    } catch (DateTimeException e) {
      String hint =
          NearestName.of(tz, ZoneId.getAvailableZoneIds())
              .map(near -> "; did you mean " + near + "?")
              .orElse("; write UTC, local, Europe/Berlin or +02:00");
      throw new UsageException("--tz: \"" + tz + "\" is no time zone" + hint);
    }
  }

  /** What was named; standard input where nothing was and something is sent there. */
  List<String> names(Shell shell) {
    if (files().contains("")) {
      throw new UsageException("the name of a file is empty; is a variable not set?");
    }
    if (!files().isEmpty()) {
      return files();
    }
    if (shell.terminal().input()) {
      throw new UsageException(
          "nothing to read: name a file, a folder or a pattern, or send lines to standard input");
    }
    return List.of("-");
  }

  /** The same, but nothing where nothing was named. */
  List<String> namedFiles(Shell shell) {
    return files().isEmpty() ? List.of() : names(shell);
  }

  /** Is it left to the lines what format they have? */
  boolean isAutomatic() {
    return formatName().equals("auto");
  }

  Inputs inputs(Shell shell) {
    return resolve(names(shell));
  }

  /** Logs of these names, read as the options say. */
  Inputs resolve(List<String> names) {
    return Inputs.resolve(names, formatName().equals(TEXT));
  }

  /** The event time asked for. Reads the beginning of the logs where a time of day was given. */
  Span span(Inputs inputs, Instant now) {
    ZoneId zone = zone();
    Moment from = since == null ? null : Moment.of("--since", since, zone, now);
    Moment to = until == null ? null : Moment.of("--until", until, zone, now);
    return Span.of(from, to, zone, () -> firstTime(inputs.sources()));
  }

  /**
   * The stretch of time up to now that is read from a server. A time of day is the last such before
   * now, and of {@code --until} the first after {@code --since}.
   *
   * @param usual length where no beginning was given
   */
  Span stretch(Instant now, Duration usual) {
    Span asked = asked(now, usual);
    long until = asked.untilNanos() == Long.MAX_VALUE ? EpochNanos.of(now) : asked.untilNanos();
    long from =
        asked.sinceNanos() == LineRef.NO_TIME
            ? Math.subtractExact(until, usual.toNanos())
            : asked.sinceNanos();
    if (from >= until) {
      throw new UsageException("--since lies in the future; there is nothing to read yet");
    }
    return new Span(from, until);
  }

  /** The event time asked for, where times of day are meant as {@link #stretch} says. */
  Span asked(Instant now, Duration usual) {
    ZoneId zone = zone();
    Moment from = since == null ? null : Moment.of("--since", since, zone, now);
    Moment to = until == null ? null : Moment.of("--until", until, zone, now);
    return switch (from) {
      case null -> Span.of(null, to, zone, () -> EpochNanos.of(now.minus(usual)));
      case Moment.At _ -> Span.of(from, to, zone, () -> EpochNanos.of(now));
      case Moment.TimeOfDay(LocalTime time) ->
          Span.of(
              new Moment.At(EpochNanos.of(lastBefore(now, time, zone))),
              to,
              zone,
              () -> EpochNanos.of(now));
    };
  }

  private static Instant lastBefore(Instant now, LocalTime time, ZoneId zone) {
    Instant sameDay = now.atZone(zone).toLocalDate().atTime(time).atZone(zone).toInstant();
    return sameDay.isBefore(now)
        ? sameDay
        : now.atZone(zone).toLocalDate().minusDays(1).atTime(time).atZone(zone).toInstant();
  }

  /** Time of the earliest first record. */
  private long firstTime(List<LogSource> sources) {
    List<LogSource> repeatable = sources.stream().filter(LogSource::isRepeatable).toList();
    if (repeatable.isEmpty()) {
      throw new UsageException(
          "--since and --until need a date where logs come through a pipe, as in 2026-03-01T20:00");
    }
    try (var reader = new MergedReader(repeatable, new Names(), this::parseSettings)) {
      for (int i = 0; i < PEEKED_BATCHES && reader.next(); i++) {
        for (int row = reader.from(); row < reader.to(); row++) {
          if (reader.batch().timeNanos[row] != LineRef.NO_TIME) {
            return reader.batch().timeNanos[row];
          }
        }
      }
    }
    throw new UsageException(
        "--since and --until need lines with a time, and the first lines have none I can read; try "
            + formatOption());
  }

  /** How a source is read. */
  ParseSettings parseSettings(LogSource source) {
    return new ParseSettings(format(), zone(), source.reference(), maxLineBytes());
  }

  /** Has core look at the format before anything is read. */
  private void checkFormat() {
    var settings = new ParseSettings(formatName(), zone(), Instant.EPOCH, maxLineBytes());
    try (var reader = new RecordReader(InputStream.nullInputStream(), 0, settings, new Names())) {
      reader.counts();
    } catch (IllegalArgumentException e) {
      boolean isName = formatName().chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
      throw new UsageException(
          formatOption()
              + ": "
              + (isName ? "there is no format " + formatName() + nearestFormat() : e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String nearestFormat() {
    var names = new TreeSet<>(LineFormats.names());
    LineFormats.names().forEach(name -> names.add(name.replaceFirst("-.*", "")));
    return NearestName.of(formatName(), names)
        .map(near -> "; did you mean " + near + "?")
        .orElse("; see: nightjar help formats");
  }
}
