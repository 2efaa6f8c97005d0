package nightjar.explain;

import nightjar.detect.Anomaly;
import nightjar.detect.Evidence;

/** Titles and sentences about one anomaly. */
final class Sentences {
  /** Where a value's or an order's sentence goes from what to how. */
  private static final String SPLIT = "(?<=\"): | (?=in [0-9,]+ sessions)";

  private Sentences() {}

  /**
   * What happened, in a few words.
   *
   * @param about pattern text or name of a service; may be empty
   */
  static String title(Anomaly anomaly, String about) {
    String subject = about.replaceFirst("^(?:<\\*>[ :,;-]*)+(?=.*\\pL)", "");
    Evidence lead = anomaly.evidence().getFirst();
    boolean isService = anomaly.pattern() < 0;
    return switch (anomaly.detector()) {
      case "rate" -> rate(lead, isService ? subject + " volume" : subject, isService);
      case "silence" ->
          subject + (isService ? " is silent" : " is missing") + " for " + span(anomaly);
      case "session" -> isService ? capitalised(lead.text()) : subject + sessions(anomaly);
      case "new" -> subject;
      case "value" -> capitalised(parts(lead, SPLIT)[0].replaceFirst(": *$", "")) + ratio(lead);
      case "window" -> "Unusual window: " + parts(lead, "(?<=\\)): ")[1];
      default -> capitalised(parts(lead, SPLIT)[0]);
    };
  }

  /** The most telling numbers, where the title has not said them. */
  static String summary(Anomaly anomaly) {
    Evidence lead = anomaly.evidence().getFirst();
    return switch (anomaly.detector()) {
      case "window" -> anomaly.evidence().getLast().text();
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

  private static String rate(Evidence lead, String subject, boolean isService) {
    double factor = lead.observed() / Math.max(1e-9, lead.expected());
    if (factor >= 1000) {
      return subject;
    }
    if (factor >= 1) {
      return subject
          + (isService ? " is up " : ", ")
          + times(factor)
          + (isService ? "" : " the usual rate");
    }
    return subject + " falls to " + Math.round(100 * factor) + " % of the usual rate";
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
          subject.isEmpty() ? evidence.text() : "\"" + subject + "\": " + evidence.text();
      default -> evidence.text();
    };
  }

  static String capitalised(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
