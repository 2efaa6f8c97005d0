package nightjar.server.http;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a body says it is. */
final class MediaType {
  private MediaType() {}

  /**
   * The type without parameters, lower case.
   *
   * @throws Problem 415 unless it is one of these, or JSON in another charset than UTF-8
   */
  static String check(String header, Set<String> accepted) throws Problem {
    String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
    String type = parts[0].strip();
    boolean text = type.startsWith("text/");
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (!text && parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        throw refusal(header, accepted);
      }
    }
    if (!accepted.isEmpty() && !accepted.contains(type)) {
      throw refusal(header, accepted);
    }
    return type;
  }

  private static Problem refusal(String header, Set<String> accepted) {
    String what =
        header.isEmpty()
            ? "The body has no Content-Type."
            : "Content-Type \"" + Shown.of(header) + "\" is not taken.";
    return new Problem(
        415,
        what,
        "Use one of "
            + String.join(", ", new TreeSet<>(accepted))
            + ", in UTF-8. With curl: -H"
            + " 'Content-Type: …' --data-binary @FILE");
  }
}
