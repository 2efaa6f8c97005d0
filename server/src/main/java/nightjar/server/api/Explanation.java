package nightjar.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.detect.Evidence;
import nightjar.incident.Incident;
import nightjar.incident.TrackedIncident;
import nightjar.search.TimeText;

/**
 * An incident in two to four sentences, made of its evidence by rule.
 *
 * @param text the sentences; quotes log text, so it is hostile
 * @param cites places in the incident's samples that it points at
 */
record Explanation(String text, List<Integer> cites) {
  static Explanation of(TrackedIncident tracked) {
    Incident incident = tracked.latest();
    List<String> sentences = new ArrayList<>();
    sentences.add(extent(incident));
    incident.evidence().stream().findFirst().ifPresent(lead -> sentences.add(whole(lead.text())));
    second(incident).ifPresent(other -> sentences.add(whole(other.text())));
    int at = first(incident);
    LineRef line = incident.first();
    if (line != null) {
      sentences.add(
          String.format(Locale.ROOT, "It begins with line %,d of %s.", line.line(), line.file()));
    } else if (!tracked.seenBefore().isEmpty()) {
      sentences.add("It was seen before as NJ-" + tracked.seenBefore().getFirst() + ".");
    } else if (sentences.size() == 1) {
      sentences.add("No single line shows it.");
    }
    return new Explanation(String.join(" ", sentences), at < 0 ? List.of() : List.of(at));
  }

  private static String extent(Incident incident) {
    String where =
        incident.services().isEmpty()
            ? ""
            : " in " + String.join(", ", incident.services().stream().limit(3).toList());
    String what =
        incident.lines() == 0
            ? "Lines that usually come did not" + where
            : String.format(
                Locale.ROOT,
                "%,d %s unusual%s",
                incident.lines(),
                incident.lines() == 1 ? "line is" : "lines are",
                where);
    TimeRange range = incident.range();
    return range.fromNanos() == LineRef.NO_TIME
        ? what + "."
        : what + " from " + second(range.fromNanos()) + " to " + second(range.toNanos()) + ".";
  }

  private static String second(long nanos) {
    return TimeText.of(Math.floorDiv(nanos, Times.SECOND) * Times.SECOND);
  }

  /** The first evidence of another detector than the leading one, or else the next. */
  private static Optional<Evidence> second(Incident incident) {
    List<Evidence> others = incident.evidence().stream().skip(1).toList();
    return others.stream()
        .filter(e -> !e.detector().equals(incident.evidence().getFirst().detector()))
        .findFirst()
        .or(() -> others.stream().findFirst());
  }

  private static int first(Incident incident) {
    LineRef first = incident.first();
    int at = first == null ? -1 : incident.samples().indexOf(first);
    return at < 0 && !incident.samples().isEmpty() ? 0 : at;
  }

  private static String whole(String text) {
    String line = text.strip();
    if (line.isEmpty()) {
      return line;
    }
    String sentence = Character.toUpperCase(line.charAt(0)) + line.substring(1);
    return ".!?".indexOf(line.charAt(line.length() - 1)) >= 0 ? sentence : sentence + ".";
  }
}
