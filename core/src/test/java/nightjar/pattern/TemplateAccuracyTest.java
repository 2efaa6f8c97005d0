package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Templates of the labelled systems, lines grouped as their labels say, so that only the text is
 * judged. Their folder is {@code data/templates_2k} in the one given by {@code -Dnightjar.shared=},
 * else in a folder {@code shared} beside the checkout.
 */
class TemplateAccuracyTest {
  private static final Pattern DELIMITER = Pattern.compile("[\\s,!;:=|\"'\\[\\](){}.\\-+@#$%&]");
  private static final List<List<String>> JOINS =
      List.of(
          List.of("<*>.<*>", "<*>"),
          List.of("<*><*>", "<*>"),
          List.of(" #<*># ", " <*> "),
          List.of(" #<*> ", " <*> "),
          List.of("<*>:<*>", "<*>"),
          List.of("<*>#<*>", "<*>"),
          List.of("<*>/<*>", "<*>"),
          List.of("<*>@<*>", "<*>"),
          List.of("<*>.<*>", "<*>"),
          List.of(" \"<*>\" ", " <*> "),
          List.of(" '<*>' ", " <*> "),
          List.of("<*><*>", "<*>"));

  private static Optional<Path> folder() {
    String given = System.getProperty("nightjar.shared", "");
    Path here = Path.of("").toAbsolutePath();
    Stream<Path> beside =
        Stream.iterate(here, path -> path != null && path.getParent() != null, Path::getParent)
            .map(path -> path.resolveSibling("shared"));
    return (given.isEmpty() ? beside : Stream.of(Path.of(given)))
        .map(path -> path.resolve("data/templates_2k"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  @Test
  void templatesOfLabelledGroups_areThoseOfTheLabels() throws IOException {
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      System.err.println("SKIPPED: no labelled systems, give their folder by -Dnightjar.shared=");
    }
    assumeTrue(folder.isPresent(), "labelled systems (-Dnightjar.shared)");
    List<Path> systems;
    try (Stream<Path> files = Files.list(folder.orElseThrow())) {
      systems = files.filter(Files::isDirectory).sorted().toList();
    }
    assertThat(systems).isNotEmpty();
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Path system : systems) {
      scores.put(system.getFileName().toString(), score(groups(system)));
    }
    double mean = scores.values().stream().mapToDouble(d -> d).average().orElseThrow();
    assertThat(mean).as("FTA of %s", scores).isGreaterThanOrEqualTo(0.92);
    assertThat(scores.values()).as("FTA of %s", scores).allMatch(score -> score >= 0.82);
  }

  /** F1 over templates; one is right if all its lines carry its text as their label. */
  private static double score(Map<String, List<String>> groups) {
    Map<String, Set<String>> labelsOfText = new HashMap<>();
    Set<String> labels = new HashSet<>();
    groups.forEach(
        (label, messages) -> {
          String template = TemplateText.of(messages);
          Template matcher = Template.parse(template);
          assertThat(messages)
              .as("matched by %s", template)
              .allMatch(message -> matcher.match(message, new int[2 * matcher.slots()]));
          labels.add(corrected(label));
          labelsOfText
              .computeIfAbsent(corrected(template), _ -> new HashSet<>())
              .add(corrected(label));
        });
    long right =
        labelsOfText.entrySet().stream()
            .filter(entry -> entry.getValue().equals(Set.of(entry.getKey())))
            .count();
    return 2.0 * right / (labelsOfText.size() + labels.size());
  }

  /** The correction of single templates that published comparisons apply to both sides. */
  private static String corrected(String template) {
    String text = String.join(" ", template.strip().split("\\s+", -1));
    StringBuilder out = new StringBuilder();
    Matcher delimiter = DELIMITER.matcher(text);
    int start = 0;
    while (delimiter.find()) {
      out.append(correctedPart(text.substring(start, delimiter.start()))).append(delimiter.group());
      start = delimiter.end();
    }
    String joined = out.append(correctedPart(text.substring(start))).toString();
    for (List<String> join : JOINS) {
      while (joined.contains(join.get(0))) {
        joined = joined.replace(join.get(0), join.get(1));
      }
    }
    return joined;
  }

  private static String correctedPart(String part) {
    boolean value = part.contains("<*>") && !part.contains("/");
    return value || part.matches("\\d+") ? "<*>" : part;
  }

  private static Map<String, List<String>> groups(Path system) throws IOException {
    String name = system.getFileName() + "_2k.log_structured_corrected.csv";
    List<List<String>> rows = rows(Files.readString(system.resolve(name)));
    int content = rows.getFirst().indexOf("Content");
    int label = rows.getFirst().indexOf("EventTemplate");
    Map<String, List<String>> groups = new LinkedHashMap<>();
    rows.stream()
        .skip(1)
        .forEach(
            row ->
                groups
                    .computeIfAbsent(row.get(label), _ -> new ArrayList<>())
                    .add(row.get(content)));
    return groups;
  }

  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      }
      if (quoted || (c != ',' && c != '\n')) {
        cell.append(c);
        continue;
      }
      row.add(unquoted(cell.toString().strip()));
      cell.setLength(0);
      if (c == '\n') {
        rows.add(row);
        row = new ArrayList<>();
      }
    }
    return rows;
  }

  private static String unquoted(String cell) {
    return cell.startsWith("\"")
        ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
        : cell;
  }
}
