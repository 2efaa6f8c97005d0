package nightjar.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.detect.Evidence;
import nightjar.incident.Incident;
import nightjar.incident.TrackedIncident;

/**
 * An incident in short texts of one line each, for targets to set. All are cleaned and bounded;
 * what they quote is still hostile to markup.
 */
record IncidentWords(TrackedIncident tracked, String change) {
  private static final int MOST_EVIDENCE = 6;
  private static final int MOST_LINES = 6;
  private static final int LONG = 300;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Incident latest() {
    return tracked.latest();
  }

  /** {@code NJ-142 · score 94 · payment errors ×40}. */
  String headline(int most) {
    return CleanText.of(
        "%s · score %d · %s".formatted(tracked.name(), latest().score(), latest().title()), most);
  }

  /** The change in a word or two. */
  String news() {
    return switch (change) {
      case "new" -> "New incident";
      case "escalating" -> "Escalating";
      case "regressed" -> "Back again";
      case "resolved" -> "Resolved";
      case Telling.TEST -> "Test: nothing is wrong";
      default -> CleanText.of(change, 40);
    };
  }

  String summary() {
    return CleanText.of(latest().summary(), LONG * 2);
  }

  /** {@code 1,204 lines, 2026-11-22 07:41:02 to 07:44:10 UTC}. */
  String extent() {
    long from = latest().range().fromNanos();
    String lines = "%,d %s".formatted(latest().lines(), latest().lines() == 1 ? "line" : "lines");
    return from == LineRef.NO_TIME
        ? lines
        : lines + ", " + TIME.format(at(from)) + " to " + end(from) + " UTC";
  }

  private String end(long from) {
    Instant last = at(latest().range().toNanos());
    boolean sameDay = TIME.format(last).startsWith(TIME.format(at(from)).substring(0, 10));
    return sameDay ? CLOCK.format(last) : TIME.format(last);
  }

  private static Instant at(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  /** At most five names. */
  List<String> services() {
    return latest().services().stream().limit(5).map(name -> CleanText.of(name, 80)).toList();
  }

  /** Points per detector and their sum, which is the score. */
  List<String> points() {
    List<String> rows =
        latest().points().entrySet().stream()
            .map(points -> row(CleanText.of(points.getKey(), 20), points.getValue()))
            .collect(Collectors.toCollection(ArrayList::new));
    rows.add(row("score", latest().score()));
    return rows;
  }

  private static String row(String name, int points) {
    return String.format(Locale.ROOT, "%-20s %3d", name, points);
  }

  /** Most telling first, without the line for dashboards. */
  List<String> evidence() {
    return latest().evidence().stream()
        .map(Evidence::text)
        .filter(text -> !isWindowSummary(text))
        .limit(MOST_EVIDENCE)
        .map(text -> CleanText.of(text, LONG))
        .toList();
  }

  /** {@code window#12: avg_len=81.5, errors=9, warns=0, uniq=31}, if that detector found it. */
  Optional<String> windowSummary() {
    return latest().evidence().stream()
        .map(Evidence::text)
        .filter(IncidentWords::isWindowSummary)
        .findFirst()
        .map(text -> CleanText.of(text, LONG));
  }

  private static boolean isWindowSummary(String text) {
    return text.startsWith("window#") && text.contains(": avg_len=");
  }

  /** Lines that show it: time, severity, place, text. */
  List<String> lines() {
    return latest().samples().stream().limit(MOST_LINES).map(IncidentWords::line).toList();
  }

  private static String line(LineRef line) {
    String time =
        line.timeNanos() == LineRef.NO_TIME ? "" : CLOCK.format(at(line.timeNanos())) + " ";
    return CleanText.of(
        time
            + Severity.letter(line.severity())
            + " "
            + line.file()
            + ":"
            + line.line()
            + "  "
            + line.text(),
        LONG);
  }

  /** Names of earlier incidents about the same, at most five. */
  String seenBefore() {
    return tracked.seenBefore().stream()
        .limit(5)
        .map(number -> "NJ-" + number)
        .collect(Collectors.joining(", "));
  }

  /** All of it on one line, as logs and previews show it. */
  String oneLine(int most) {
    String window = windowSummary().map(text -> "; " + text).orElse("");
    return CleanText.of("%s: %s; %s%s".formatted(news(), headline(LONG), summary(), window), most);
  }
}
