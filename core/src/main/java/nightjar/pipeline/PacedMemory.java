package nightjar.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import nightjar.TimeRange;
import nightjar.detect.Anomaly;
import nightjar.detect.Evidence;

/**
 * What judgements remember beside the records, as JSON: whether patterns were regrouped since the
 * last one, and of each {@link PacedJudgement} what it found last and when:
 *
 * <pre>
 * {"regrouped":false,"paced":[{"to":N,"records":N,"found":[{"shape":N,"detector":T,"bits":BITS,
 *  "pattern":N,"service":N,"from":N,"until":N,"lines":N,"absence":false,"severity":N,
 *  "evidence":[{"detector":T,"text":T,"observed":BITS,"expected":BITS}],"sessions":[T]}]}]}
 * </pre>
 *
 * Real numbers are the 64 bits of the double, so that they come back as they were. Numbers of
 * shapes and services are those of the pipeline that wrote it, and of any that has seen the same.
 */
final class PacedMemory {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private PacedMemory() {}

  /** Both parts of it. */
  record Remembered(boolean isRegrouped, List<PacedJudgement.State> paced) {}

  static String write(Remembered remembered) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeBooleanField("regrouped", remembered.isRegrouped);
      json.writeArrayFieldStart("paced");
      for (PacedJudgement.State state : remembered.paced) {
        write(json, state);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, PacedJudgement.State state) throws IOException {
    json.writeStartObject();
    json.writeNumberField("to", state.judgedTo());
    json.writeNumberField("records", state.judgedRecords());
    json.writeArrayFieldStart("found");
    for (PacedJudgement.Kept kept : state.kept()) {
      write(json, kept);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, PacedJudgement.Kept kept) throws IOException {
    Anomaly a = kept.anomaly();
    json.writeStartObject();
    json.writeNumberField("shape", kept.shape());
    json.writeStringField("detector", a.detector());
    json.writeNumberField("bits", Double.doubleToRawLongBits(a.bits()));
    json.writeNumberField("pattern", a.pattern());
    json.writeNumberField("service", a.service());
    json.writeNumberField("from", a.range().fromNanos());
    json.writeNumberField("until", a.range().toNanos());
    json.writeNumberField("lines", a.lines());
    json.writeBooleanField("absence", a.absence());
    json.writeNumberField("severity", a.leastSeverity());
    json.writeArrayFieldStart("evidence");
    for (Evidence evidence : a.evidence()) {
      json.writeStartObject();
      json.writeStringField("detector", evidence.detector());
      json.writeStringField("text", evidence.text());
      json.writeNumberField("observed", Double.doubleToRawLongBits(evidence.observed()));
      json.writeNumberField("expected", Double.doubleToRawLongBits(evidence.expected()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("sessions");
    for (String session : a.sessions()) {
      json.writeString(session);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is not that
   */
  static Remembered read(String text) throws IOException {
    boolean isRegrouped = false;
    List<PacedJudgement.State> paced = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "regrouped" -> isRegrouped = json.getBooleanValue();
          case "paced" -> {
            while (json.nextToken() == JsonToken.START_OBJECT) {
              paced.add(state(json));
            }
          }
          default -> json.skipChildren();
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("not what judgements remember: " + e.getMessage(), e);
    }
    return new Remembered(isRegrouped, paced);
  }

  private static PacedJudgement.State state(JsonParser json) throws IOException {
    long to = 0;
    long records = 0;
    List<PacedJudgement.Kept> kept = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "to" -> to = json.getLongValue();
        case "records" -> records = json.getLongValue();
        case "found" -> {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            kept.add(new Found().read(json));
          }
        }
        default -> json.skipChildren();
      }
    }
    return new PacedJudgement.State(to, records, kept);
  }

  /** What has been read of a finding. */
  private static final class Found {
    private int shape = -1;
    private String detector = "";
    private double bits;
    private int pattern = -1;
    private int service = -1;
    private long from;
    private long until;
    private long lines;
    private boolean absence;
    private int severity;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();

    PacedJudgement.Kept read(JsonParser json) throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        read(name, json);
      }
      Anomaly anomaly =
          new Anomaly(
              detector,
              bits,
              pattern,
              service,
              new TimeRange(from, until),
              lines,
              evidence,
              sessions,
              absence,
              severity);
      return new PacedJudgement.Kept(anomaly, shape);
    }

    private void read(String name, JsonParser json) throws IOException {
      switch (name) {
        case "shape" -> shape = json.getIntValue();
        case "detector" -> detector = json.getText();
        case "bits" -> bits = Double.longBitsToDouble(json.getLongValue());
        case "pattern" -> pattern = json.getIntValue();
        case "service" -> service = json.getIntValue();
        case "from" -> from = json.getLongValue();
        case "until" -> until = json.getLongValue();
        case "lines" -> lines = json.getLongValue();
        case "absence" -> absence = json.getBooleanValue();
        case "severity" -> severity = json.getIntValue();
        case "evidence" -> {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            evidence.add(evidence(json));
          }
        }
        case "sessions" -> {
          while (json.nextToken() == JsonToken.VALUE_STRING) {
            sessions.add(json.getText());
          }
        }
        default -> json.skipChildren();
      }
    }

    private static Evidence evidence(JsonParser json) throws IOException {
      String detector = "";
      String text = "";
      double observed = 0;
      double expected = 0;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "detector" -> detector = json.getText();
          case "text" -> text = json.getText();
          case "observed" -> observed = Double.longBitsToDouble(json.getLongValue());
          case "expected" -> expected = Double.longBitsToDouble(json.getLongValue());
          default -> json.skipChildren();
        }
      }
      return new Evidence(detector, text, observed, expected);
    }
  }
}
