package nightjar.generator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@link Labels} to JSON and back. */
final class LabelsJson {
  private static final JsonFactory JSON = new JsonFactory();

  private LabelsJson() {}

  static String write(Labels labels) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      out.writeStartObject();
      out.writeStringField("schema", Labels.SCHEMA);
      out.writeNumberField("seed", labels.seed());
      out.writeStringField("start", labels.start().toString());
      out.writeStringField("length", labels.length().toString());
      out.writeObjectFieldStart("files");
      for (Map.Entry<String, Long> file : labels.files().entrySet()) {
        out.writeNumberField(file.getKey(), file.getValue());
      }
      out.writeEndObject();
      out.writeArrayFieldStart("faults");
      for (FaultLabel fault : labels.faults()) {
        write(fault, out);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void write(FaultLabel fault, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("kind", fault.kind().label());
    out.writeStringField("service", fault.service());
    out.writeStringField("from", fault.from().toString());
    out.writeStringField("to", fault.to().toString());
    out.writeStringField("what", fault.what());
    out.writeObjectFieldStart("lines");
    for (Map.Entry<String, List<Long>> file : fault.lines().entrySet()) {
      out.writeFieldName(file.getKey());
      long[] numbers = file.getValue().stream().mapToLong(Long::longValue).toArray();
      out.writeArray(numbers, 0, numbers.length);
    }
    out.writeEndObject();
    out.writeFieldName("requests");
    String[] requests = fault.requests().toArray(new String[0]);
    out.writeArray(requests, 0, requests.length);
    out.writeStringField("expected", fault.expected());
    out.writeEndObject();
  }

  static Labels read(String json) throws IOException {
    try (JsonParser in = JSON.createParser(json)) {
      expect(in.nextToken() == JsonToken.START_OBJECT, in);
      return new Document().read(in);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException("Not labels: " + e.getMessage(), e);
    }
  }

  /** The members of the outer object, in whatever order they come. */
  private static final class Document {
    private String schema = "";
    private long seed;
    private Instant start = Instant.EPOCH;
    private Duration length = Duration.ZERO;
    private final Map<String, Long> files = new TreeMap<>();
    private final List<FaultLabel> faults = new ArrayList<>();

    Labels read(JsonParser in) throws IOException {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "schema" -> schema = in.getText();
          case "seed" -> seed = in.getLongValue();
          case "start" -> start = Instant.parse(in.getText());
          case "length" -> length = Duration.parse(in.getText());
          case "files" -> readFiles(in);
          case "faults" -> {
            while (in.nextToken() == JsonToken.START_OBJECT) {
              faults.add(new Member().read(in));
            }
          }
          default -> in.skipChildren();
        }
      }
      if (!schema.equals(Labels.SCHEMA)) {
        throw new IOException("Not labels: schema is '" + schema + "'");
      }
      return new Labels(seed, start, length, files, faults);
    }

    private void readFiles(JsonParser in) throws IOException {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        files.put(name, in.getLongValue());
      }
    }
  }

  /** The members of one fault. */
  private static final class Member {
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, List<Long>> lines = new TreeMap<>();
    private final List<String> requests = new ArrayList<>();

    FaultLabel read(JsonParser in) throws IOException {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "lines" -> readLines(in);
          case "requests" -> {
            while (in.nextToken() == JsonToken.VALUE_STRING) {
              requests.add(in.getText());
            }
          }
          default -> {
            expect(in.currentToken() == JsonToken.VALUE_STRING, in);
            texts.put(name, in.getText());
          }
        }
      }
      return new FaultLabel(
          FaultKind.of(text("kind")),
          text("service"),
          Instant.parse(text("from")),
          Instant.parse(text("to")),
          text("what"),
          lines,
          requests,
          text("expected"));
    }

    private void readLines(JsonParser in) throws IOException {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        List<Long> numbers = new ArrayList<>();
        lines.put(in.currentName(), numbers);
        expect(in.nextToken() == JsonToken.START_ARRAY, in);
        while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
          numbers.add(in.getLongValue());
        }
      }
    }

    private String text(String name) throws IOException {
      String text = texts.get(name);
      if (text == null) {
        throw new IOException("Not labels: a fault lacks " + name);
      }
      return text;
    }
  }

  private static void expect(boolean held, JsonParser in) throws IOException {
    if (!held) {
      throw new IOException("Not labels: line " + in.currentLocation().getLineNr());
    }
  }
}
