package nightjar.server.api;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import nightjar.search.TimeText;
import nightjar.server.http.Problem;
import nightjar.server.http.Request;
import nightjar.store.LogQuery;

/**
 * Parameters of a call, typed and held to their ranges: from the query, and for {@code POST} from a
 * JSON object in the body, which wins. What is out of range is a 400 that names parameter, value
 * and range.
 */
final class Params {
  private final Function<String, Optional<String>> source;

  Params(Function<String, Optional<String>> source) {
    this.source = source;
  }

  static Params of(Request request) throws Problem {
    Map<String, String> body = new HashMap<>();
    if (request.body().length > 0) {
      String type = request.header("Content-Type").orElse("application/json");
      if (!type.toLowerCase(Locale.ROOT).contains("json")) {
        throw new Problem(
            415,
            "A body of " + shown(type) + " cannot be read here.",
            "Send Content-Type: application/json, or query parameters and no body.");
      }
      body.putAll(JsonBody.fields(request.body()));
    }
    return new Params(
        name -> {
          Optional<String> asked = request.query(name); // always asked: tests hold its names to
          return body.containsKey(name)
              ? Optional.ofNullable(body.get(name))
              : asked; // openapi.json
        });
  }

  Optional<String> text(String name) {
    return source.apply(name);
  }

  /** Text without control characters, at most so long. */
  String text(String name, int mostChars, String usual) throws Problem {
    Optional<String> given = text(name);
    String value = given.isEmpty() ? usual : given.get().replaceAll("\\p{Cntrl}+", " ").strip();
    if (value.length() > mostChars) {
      throw wrong(name, value, "at most " + mostChars + " characters");
    }
    return value;
  }

  /** Text that must be there. */
  String required(String name, int mostChars, String example) throws Problem {
    String value = text(name, mostChars, "");
    if (value.isEmpty()) {
      throw new Problem(
          400, "Parameter " + name + " is missing.", "Send it, such as " + example + ".");
    }
    return value;
  }

  int integer(String name, int least, int most, int usual) throws Problem {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(value.get().strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // not a number: the same answer
    }
    throw wrong(name, value.get(), "a whole number from " + least + " to " + most);
  }

  double number(String name, double least, double most, double usual) throws Problem {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return usual;
    }
    try {
      double number = Double.parseDouble(value.get().strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // not a number: the same answer
    }
    throw wrong(name, value.get(), "a number from " + least + " to " + most);
  }

  Optional<Boolean> flag(String name) throws Problem {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (value.get().strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> Optional.of(true);
      case "false", "0", "no", "off" -> Optional.of(false);
      default -> throw wrong(name, value.get(), "true or false");
    };
  }

  boolean flag(String name, boolean usual) throws Problem {
    return flag(name).orElse(usual);
  }

  /** Nanoseconds since 1970. */
  OptionalLong time(String name) throws Problem {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong time = TimeText.parse(value.get());
    if (time.isEmpty()) {
      throw wrong(
          name,
          value.get(),
          "a time such as 2026-11-22T07:44:00Z, or milliseconds or nanoseconds since 1970");
    }
    return time;
  }

  /** One of some words, in any case. */
  String choice(String name, String usual, List<String> allowed) throws Problem {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return usual;
    }
    for (String word : allowed) {
      if (word.equalsIgnoreCase(value.get().strip())) {
        return word;
      }
    }
    throw wrong(name, value.get(), "one of " + String.join(", ", allowed));
  }

  /** Parts of a comma list; empty if absent. */
  List<String> list(String name) {
    return text(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** Two names of one time, such as {@code from} and {@code start_time}. */
  OptionalLong time(String name, String other) throws Problem {
    OptionalLong time = time(name);
    OptionalLong twin = time(other);
    return time.isPresent() ? time : twin;
  }

  /** The query's range, refused if it ends before it begins. */
  LogQuery within(LogQuery query) throws Problem {
    long from = time("from", "start_time").orElse(Long.MIN_VALUE);
    long to = time("to", "end_time").orElse(Long.MAX_VALUE);
    checkOrder(from, to);
    return query.within(from, to);
  }

  static void checkOrder(long from, long to) throws Problem {
    if (to <= from) {
      throw new Problem(
          400,
          "The range ends at "
              + TimeText.of(to)
              + ", not after its begin "
              + TimeText.of(from)
              + ".",
          "Send a later end or an earlier begin.");
    }
  }

  static Problem wrong(String name, String value, String allowed) {
    return new Problem(
        400,
        "Parameter " + name + " is \"" + shown(value) + "\"; it must be " + allowed + ".",
        "Send " + name + " as " + allowed + ", or leave it out.");
  }

  /** Hostile text, short and on one line. */
  static String shown(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
    return line.length() <= 80 ? line : line.substring(0, 79) + "…";
  }
}
