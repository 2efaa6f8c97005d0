package nightjar.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what Loki says: answers to {@code query_range}, and frames of {@code tail}. */
final class LokiJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;
  private final List<LokiEntry> entries = new ArrayList<>();
  private boolean hasStreams;
  private boolean dropped;

  private LokiJson(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Entries of a frame.
   *
   * @param dropped did the server leave entries out because they came too fast?
   */
  record Frame(List<LokiEntry> entries, boolean dropped) {}

  /**
   * Entries of an answer, in order of time; those of one nanosecond as they came.
   *
   * @throws LokiException if it is no such answer
   */
  static List<LokiEntry> answer(InputStream json, String host) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      var reader = new LokiJson(parser);
      reader.object("answer", name -> reader.member(name));
      if (!reader.hasStreams) {
        throw strange("there is no list of streams in it");
      }
      return reader.sorted();
    } catch (JsonProcessingException e) {
      throw notLoki(host, e.getOriginalMessage());
    } catch (LokiException e) {
      throw e.isLasting() ? e : notLoki(host, String.valueOf(e.getMessage()));
    }
  }

  private static LokiException notLoki(String host, String why) {
    return new LokiException(
        host + " answered with something that is no answer of Loki: " + CleanText.of(why, 200),
        false,
        Duration.ZERO);
  }

  /** Entries of a frame, in order of time. */
  static Frame frame(String json) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      var reader = new LokiJson(parser);
      reader.object(
          "frame",
          name -> {
            switch (name) {
              case "streams" -> reader.streams();
              case "dropped_entries" -> reader.dropped();
              default -> reader.skip();
            }
          });
      return new Frame(reader.sorted(), reader.dropped);
    }
  }

  private List<LokiEntry> sorted() {
    entries.sort(Comparator.comparingLong(LokiEntry::nanos));
    return entries;
  }

  private interface Member {
    void read(String name) throws IOException;
  }

  private void object(String what, Member member) throws IOException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, what);
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      member.read(name);
    }
    expect(parser.currentToken(), JsonToken.END_OBJECT, what);
  }

  private void member(String name) throws IOException {
    if (name.equals("data")) {
      object("data", this::data);
    } else {
      skip();
    }
  }

  private void data(String name) throws IOException {
    switch (name) {
      case "resultType" -> {
        String type = String.valueOf(parser.nextTextValue());
        if (!type.equals("streams")) {
          throw new LokiException(
              "LOKI_QUERY asks for numbers ("
                  + CleanText.of(type, 40)
                  + "), not for log lines;"
                  + " leave rate(), count_over_time() and the like out",
              true,
              Duration.ZERO);
        }
      }
      case "result" -> streams();
      default -> skip();
    }
  }

  private void streams() throws IOException {
    if (parser.nextToken() == JsonToken.VALUE_NULL) {
      return;
    }
    expect(parser.currentToken(), JsonToken.START_ARRAY, "streams");
    hasStreams = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken(), JsonToken.START_OBJECT, "stream");
      stream();
    }
  }

  /** Values may come before the labels they belong to. */
  private void stream() throws IOException {
    Map<String, String> labels = new HashMap<>();
    int first = entries.size();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      switch (name) {
        case "stream" -> object("labels", label -> labels.put(label, text("label")));
        case "values" -> values();
        default -> skip();
      }
    }
    LokiStream stream = LokiStream.of(labels);
    entries
        .subList(first, entries.size())
        .replaceAll(entry -> new LokiEntry(entry.nanos(), stream, entry.line()));
  }

  private static final LokiStream UNKNOWN = LokiStream.of(Map.of());

  private void values() throws IOException {
    expect(parser.nextToken(), JsonToken.START_ARRAY, "values");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken(), JsonToken.START_ARRAY, "value");
      entries.add(new LokiEntry(nanos(text("time")), UNKNOWN, text("line")));
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == null) {
          throw strange("it ends too early");
        }
        parser.skipChildren();
      }
    }
  }

  private static long nanos(String text) throws IOException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw strange("a time is no number of nanoseconds");
    }
  }

  private String text(String what) throws IOException {
    String text = parser.nextTextValue();
    if (text == null) {
      throw strange("a " + what + " is no string");
    }
    return text;
  }

  private void dropped() throws IOException {
    if (parser.nextToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        dropped = true;
        parser.skipChildren();
      }
    }
  }

  private void skip() throws IOException {
    parser.nextToken();
    parser.skipChildren();
  }

  private static void expect(@Nullable JsonToken is, JsonToken wanted, String what)
      throws IOException {
    if (is != wanted) {
      throw strange("there is no " + what);
    }
  }

  private static LokiException strange(String why) {
    return new LokiException(why, false, Duration.ZERO);
  }
}
