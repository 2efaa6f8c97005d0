package nightjar.generator;

import java.util.List;
import java.util.stream.Stream;

/**
 * A log statement of a program: where it writes, how grave it is, and what it says.
 *
 * @param logger the class, file or tag that logs; for an access log the client's address, or empty
 *     for the request's own
 * @param fields structured values beside the message, for formats that have them
 */
record Statement(Source source, Level level, String logger, Template message, List<Field> fields) {

  /** One named value of a structured line. */
  record Field(String name, Template value) {}

  Statement {
    fields = List.copyOf(fields);
  }

  /** A statement whose text may end in fields: {@code stock reserved | sku={sku} took_ms={ms}}. */
  static Statement of(Source source, Level level, String logger, String text) {
    int bar = text.indexOf(" | ");
    String message = bar < 0 ? text : text.substring(0, bar);
    String fields = bar < 0 ? "" : text.substring(bar + 3);
    return new Statement(source, level, logger, Template.of(message), fields(fields));
  }

  private static List<Field> fields(String text) {
    return Stream.of(text.split(" "))
        .filter(part -> !part.isEmpty())
        .map(Statement::field)
        .toList();
  }

  private static Field field(String text) {
    int equals = text.indexOf('=');
    return new Field(text.substring(0, equals), Template.of(text.substring(equals + 1)));
  }

  String service() {
    return source.service();
  }

  boolean printsOwnDuration() {
    return texts().anyMatch(Template::printsOwnDuration);
  }

  boolean printsTotalDuration() {
    return texts().anyMatch(Template::printsTotalDuration);
  }

  private Stream<Template> texts() {
    return Stream.concat(Stream.of(message), fields.stream().map(Field::value));
  }
}
