package nightjar.explain;

import java.util.Locale;
import nightjar.detect.Anomaly;
import nightjar.detect.Evidence;
import nightjar.detect.Quoted;

/** Titles and sentences about one anomaly. */
final class Sentences {
  /**
   * Where a value's or an order's sentence goes from what to how: behind the quoted pattern, which
   * may hold quotes and colons itself.
   */
  private static final String SPLIT = "(?<=[\"']): (?!.*[\"']: )| (?=in [0-9,]+ sessions)";

  /** Longest title, and longest part of one that names what it is about. */
  private static final int TITLE_LENGTH = 110;

  private static final int SUBJECT_LENGTH = 76;

  private Sentences() {}

  /**
   * What happened, in a few words.
   *
   * @param about pattern text or name of a service; may be empty
   */
  static String title(Anomaly anomaly, String about) {
    String words = about.replaceFirst("^(?:<\\*>[ :,;-]*)+(?=.*\\pL)", "");
    String subject = cut(words, SUBJECT_LENGTH);
    Evidence lead = anomaly.evidence().getFirst();
    boolean isService = anomaly.pattern() < 0;
    return switch (anomaly.detector()) {
      case "rate" -> rate(anomaly, subject, isService && anomaly.leastSeverity() == 0);
      case "silence" ->
          subject + (isService ? " is silent" : " is missing") + " for " + span(anomaly);
      case "session" -> isService ? capitalised(lead.text()) : subject + sessions(anomaly);
      case "new" -> cut(words, TITLE_LENGTH);
      case "value" -> capitalised(parts(lead, SPLIT)[0].replaceFirst(": *$", "")) + ratio(lead);
      case "window" -> "Unusual window: " + parts(lead, "(?<=\\)): ")[1];
      default -> capitalised(parts(lead, SPLIT)[0]);
    };
  }

  /** The most telling numbers, where the title has not said them. */
  static String summary(Anomaly anomaly) {
    Evidence lead = anomaly.evidence().getFirst();
    return switch (anomaly.detector()) {
      case "window" -> parts(lead, "(?<=\\)): ")[0];
      case "value", "order" -> capitalised(parts(lead, SPLIT)[1]);
      default -> capitalised(lead.text());
    };
  }

  /** {@code ", ×7.1"} where the evidence says so. */
  private static String ratio(Evidence evidence) {
    int at = evidence.text().lastIndexOf(", ×");
    int end = at < 0 ? -1 : evidence.text().indexOf(',', at + 1);
    return end < 0 ? "" : evidence.text().substring(at, end);
  }

  /** What is odd, and how it is odd; twice the whole sentence where it cannot be told apart. */
  private static String[] parts(Evidence evidence, String split) {
    String[] parts = evidence.text().split(split, 2);
    return parts.length == 2 ? parts : new String[] {evidence.text(), evidence.text()};
  }

  private static String rate(Anomaly anomaly, String subject, boolean isVolume) {
    Evidence lead = anomaly.evidence().getFirst();
    double factor = lead.observed() / Math.max(1e-9, lead.expected());
    if (factor >= 1000) {
      return String.format(Locale.ROOT, "%s: burst of %,d lines", subject, anomaly.lines());
    }
    if (factor >= 1) {
      return isVolume
          ? subject + " volume is up " + times(factor)
          : subject + ", " + times(factor) + " the usual rate";
    }
    String what = isVolume ? subject + " volume" : subject;
    return what + " falls to " + Math.round(100 * factor) + " % of the usual rate";
  }

  private static String times(double factor) {
    return factor >= 10 ? Math.round(factor) + " times" : Math.round(10 * factor) / 10.0 + " times";
  }

  private static String sessions(Anomaly anomaly) {
    int n = anomaly.sessions().size();
    if (anomaly.absence()) {
      return " is missing in " + (n == 1 ? "a session" : n + " sessions");
    }
    return n == 0 ? "" : n == 1 ? " in an odd session" : " in " + n + " odd sessions";
  }

  private static String span(Anomaly anomaly) {
    long seconds = Math.round(anomaly.range().nanos() / 1e9);
    return seconds < 120
        ? seconds + " s"
        : seconds < 7200 ? Math.round(seconds / 60.0) + " min" : seconds / 3600 + " h";
  }

  /** The evidence with its subject named, where its own sentence does not. */
  static String withSubject(Anomaly anomaly, Evidence evidence, String subject) {
    return switch (anomaly.detector()) {
      case "rate", "silence", "new" ->
          subject.isEmpty() ? evidence.text() : Quoted.of(subject) + ": " + evidence.text();
      default -> evidence.text();
    };
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1).strip() + "…";
  }

  static String capitalised(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
