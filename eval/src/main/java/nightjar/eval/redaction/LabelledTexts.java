package nightjar.eval.redaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A labelled set: a file of JSON lines, each {@code {"text":"…","spans":[{"type":"EMAIL","start":5,
 * "end":17}]}}. Places count Unicode characters (code points) from 0, the end is behind the last
 * one; other fields are passed over, empty lines too. The whole set is held in memory.
 */
final class LabelledTexts {
  private static final JsonFactory JSON = new JsonFactory();

  private LabelledTexts() {}

  /**
   * @throws IOException if a line is no such object, or a span lies outside its text or over
   *     another; the message names file and line
   */
  static List<LabelledText> read(Path file) throws IOException {
    List<LabelledText> texts = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      int number = 0;
      for (String line : (Iterable<String>) lines::iterator) {
        number++;
        if (!line.isBlank()) {
          texts.add(parse(line, number, file));
        }
      }
    } catch (UncheckedIOException e) {
      throw new IOException(file + " cannot be read as UTF-8: " + e.getMessage(), e);
    }
    if (texts.isEmpty()) {
      throw new IOException(file + " holds no line {\"text\":…,\"spans\":[…]}");
    }
    return texts;
  }

  private static LabelledText parse(String line, int number, Path file) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      return text(json, number);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ":" + number + ": " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
    }
  }

  private static LabelledText text(JsonParser json, int number) throws IOException {
    String text = null;
    List<Place> places = new ArrayList<>();
    expect(json.nextToken(), JsonToken.START_OBJECT, "an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("text")) {
        expect(value, JsonToken.VALUE_STRING, "\"text\" as a string");
        text = json.getText();
      } else if (field.equals("spans")) {
        expect(value, JsonToken.START_ARRAY, "\"spans\" as a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
          places.add(place(json));
        }
      } else {
        json.skipChildren();
      }
    }
    if (text == null) {
      throw new IllegalArgumentException("there is no \"text\"");
    }
    return new LabelledText(number, text, spans(text, places));
  }

  /** A span as it stands in the file. */
  private record Place(String type, int start, int end) {}

  private static Place place(JsonParser json) throws IOException {
    expect(json.currentToken(), JsonToken.START_OBJECT, "an object for each span");
    String type = null;
    int start = -1;
    int end = -1;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "type" -> type = json.getText();
        case "start" -> start = json.getIntValue();
        case "end" -> end = json.getIntValue();
        default -> json.skipChildren();
      }
    }
    if (type == null) {
      throw new IllegalArgumentException("a span has no \"type\"");
    }
    return new Place(type, start, end);
  }

  private static List<TypedSpan> spans(String text, List<Place> places) {
    int length = text.codePointCount(0, text.length());
    List<TypedSpan> spans = new ArrayList<>();
    for (Place place : places) {
      if (place.start < 0 || place.end <= place.start || place.end > length) {
        throw new IllegalArgumentException(
            "the span from %d to %d is outside the text of %d characters"
                .formatted(place.start, place.end, length));
      }
      int start = text.offsetByCodePoints(0, place.start);
      int end = text.offsetByCodePoints(start, place.end - place.start);
      spans.add(new TypedSpan(TypeNames.of(place.type), start, end));
    }
    spans.sort(Comparator.comparingInt(TypedSpan::start));
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).overlaps(spans.get(i - 1))) {
        throw new IllegalArgumentException("two spans lie over one another");
      }
    }
    return spans;
  }

  private static void expect(@Nullable JsonToken token, JsonToken wanted, String what) {
    if (token != wanted) {
      throw new IllegalArgumentException("this wants " + what);
    }
  }
}
