package nightjar.eval.check;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a check came to.
 *
 * @param fault its name
 * @param trials how often the fault happened
 * @param acknowledged lines that were answered 200
 * @param lost of these, not there in the end
 * @param duplicates lines that are there more than once
 * @param alertsDiffering incidents and deliveries that differ from those of a run without faults,
 *     and messages that came where none should have, or not where one should have
 * @param wrongAcks acknowledged lines that are lost, or there with other bytes
 * @param recovered trials after which a fresh line was accepted within ten seconds
 * @param more further figures, by name, in the order to show
 * @param findings what is not as promised, a sentence each
 * @param skipped why it was not run; empty if it was
 */
public record CheckFigures(
    String fault,
    int trials,
    long acknowledged,
    long lost,
    long duplicates,
    long alertsDiffering,
    long wrongAcks,
    int recovered,
    Map<String, Long> more,
    List<String> findings,
    Optional<String> skipped) {
  public CheckFigures {
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    findings = List.copyOf(findings);
  }

  /** Not run, and why. */
  public static CheckFigures skipped(String fault, String reason) {
    return new CheckFigures(fault, 0, 0, 0, 0, 0, 0, 0, Map.of(), List.of(), Optional.of(reason));
  }

  CheckFigures with(Map<String, Long> otherMore, List<String> otherFindings) {
    return new CheckFigures(
        fault,
        trials,
        acknowledged,
        lost,
        duplicates,
        alertsDiffering,
        wrongAcks,
        recovered,
        otherMore,
        otherFindings,
        skipped);
  }

  /** Was it run, and is everything as promised? */
  public boolean holds() {
    return skipped.isEmpty() && isUnbroken();
  }

  /** Is no promise broken? Also true of what was not run. */
  public boolean isUnbroken() {
    return lost == 0
        && duplicates == 0
        && alertsDiffering == 0
        && wrongAcks == 0
        && findings.isEmpty()
        && recovered == trials;
  }

  /** One object. */
  public void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("fault", fault);
      json.writeNumberField("trials", trials);
      json.writeNumberField("acknowledged", acknowledged);
      json.writeNumberField("lost", lost);
      json.writeNumberField("duplicates", duplicates);
      json.writeNumberField("alerts_differing", alertsDiffering);
      json.writeNumberField("wrong_acks", wrongAcks);
      json.writeNumberField("recovered", recovered);
      for (Map.Entry<String, Long> each : more.entrySet()) {
        json.writeNumberField(each.getKey(), each.getValue());
      }
      if (!findings.isEmpty()) {
        json.writeArrayFieldStart("findings");
        for (String finding : findings) {
          json.writeString(finding);
        }
        json.writeEndArray();
      }
      if (skipped.isPresent()) {
        json.writeStringField("skipped", skipped.get());
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** The heading of {@link #row}. */
  public static String heading() {
    return "fault      trials  acknowledged   lost  duplicates  alerts differing  wrong acks  recovered";
  }

  /** One line of a table. */
  public String row() {
    return skipped
        .map(reason -> String.format(Locale.ROOT, "%-10s skipped: %s", fault, reason))
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "%-10s %6d  %,12d  %5d  %10d  %16d  %10d  %9d",
                    fault,
                    trials,
                    acknowledged,
                    lost,
                    duplicates,
                    alertsDiffering,
                    wrongAcks,
                    recovered));
  }
}
