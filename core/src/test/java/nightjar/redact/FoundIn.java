package nightjar.redact;

import java.util.stream.Collectors;

/** What is found in a line, as {@code KIND value|KIND value}. */
final class FoundIn {
  private static final Redactor REDACTOR = new Redactor();

  private FoundIn() {}

  static String line(String line) {
    return REDACTOR.find(line).stream()
        .map(value -> value.kind() + " " + line.substring(value.start(), value.end()))
        .collect(Collectors.joining("|"));
  }
}
