package nightjar.generator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads statements written as {@code source|LEVEL|logger|text}. In files, one a line: {@code \n}
 * and {@code \t} stand for a line feed and a tab, and lines that begin with {@code #} are remarks.
 */
record Statements(Map<String, Source> sources) {

  Statement of(String line) {
    String[] columns = line.split("\\|", 4);
    Source source = sources.get(columns[0]);
    if (columns.length < 4 || source == null) {
      throw new IllegalArgumentException("Not a statement: " + line);
    }
    String text = columns[3].replace("\\n", "\n").replace("\\t", "\t");
    return Statement.of(source, Level.valueOf(columns[1]), columns[2], text);
  }

  List<Statement> file(String name) {
    var stream = Objects.requireNonNull(Statements.class.getResourceAsStream(name), name);
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(this::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, List<Statement>> fileByService(String name) {
    return file(name).stream()
        .collect(Collectors.groupingBy(Statement::service, TreeMap::new, Collectors.toList()));
  }
}
