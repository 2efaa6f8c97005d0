package nightjar.server.config;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code .env} files: {@code NAME=value} lines, quotes, comments, {@code export}. */
final class DotEnv {
  private DotEnv() {}

  /** A line that sets something. */
  record Entry(String name, String value, int line) {}

  static List<Entry> read(String text, String file) throws ConfigException {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      entries.add(entry(line.startsWith("export ") ? line.substring(7) : line, file, number));
    }
    return entries;
  }

  private static Entry entry(String line, String file, int number) throws ConfigException {
    int equals = line.indexOf('=');
    String name = equals < 0 ? "" : line.substring(0, equals).strip();
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      // The line may hold a secret: only its place is told.
      throw new ConfigException(file + ":" + number + ": not a NAME=value line");
    }
    return new Entry(name, value(line.substring(equals + 1).strip(), file, number), number);
  }

  private static String value(String text, String file, int number) throws ConfigException {
    if (text.startsWith("'") || text.startsWith("\"")) {
      int end = text.indexOf(text.charAt(0), 1);
      if (end < 0) {
        throw new ConfigException(file + ":" + number + ": a quote is not closed");
      }
      String inner = text.substring(1, end);
      return text.charAt(0) == '"' ? inner.replace("\\n", "\n") : inner;
    }
    int comment = text.indexOf(" #");
    return (comment < 0 ? text : text.substring(0, comment)).strip();
  }
}
