package nightjar.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.EpochNanos;
import nightjar.LineRef;
import org.jspecify.annotations.Nullable;

/** Fields of what a server answered, which is not trusted: each is looked at before it is used. */
final class AnswerFields {
  private AnswerFields() {}

  /**
   * A text.
   *
   * @throws NoAnswerException if there is none of the name
   */
  static String text(Map<?, ?> fields, String name) throws NoAnswerException {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw lacking(name);
  }

  /** A whole number. */
  static long number(Map<?, ?> fields, String name) throws NoAnswerException {
    if (fields.get(name) instanceof Long number) {
      return number;
    }
    throw lacking(name);
  }

  /** A time in nanoseconds since 1970; {@link LineRef#NO_TIME} if there is none of the name. */
  static long time(Map<?, ?> fields, String name) throws NoAnswerException {
    if (fields.get(name) == null) {
      return LineRef.NO_TIME;
    }
    try {
      return EpochNanos.of(Instant.parse(text(fields, name)));
    } catch (DateTimeException | ArithmeticException e) {
      throw new NoAnswerException("its answer has no time as " + name, e);
    }
  }

  /** False if there is none of the name. */
  static boolean isTrue(Map<?, ?> fields, String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** The objects of a list. */
  static List<Map<?, ?>> objects(@Nullable Object list, String name) throws NoAnswerException {
    if (!(list instanceof List<?> items)) {
      throw lacking(name);
    }
    List<Map<?, ?>> objects = new ArrayList<>();
    for (Object item : items) {
      if (!(item instanceof Map<?, ?> fields)) {
        throw lacking(name);
      }
      objects.add(fields);
    }
    return objects;
  }

  /** What is told of an answer without a field that every Nightjar gives. */
  static NoAnswerException lacking(String name) {
    return new NoAnswerException(
        "its answer lacks " + name + "; is it a Nightjar of this version?");
  }
}
