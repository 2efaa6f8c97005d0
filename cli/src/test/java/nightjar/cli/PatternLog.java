package nightjar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nightjar.cli.ConfigShell.Ended;
import nightjar.testkit.StandInJson;

/** A log in a folder, and what {@code nightjar patterns} says about it. */
record PatternLog(Path file, ConfigShell shell) {
  static PatternLog of(Path folder, String name, byte[] bytes) throws IOException {
    return new PatternLog(
        Files.write(folder.resolve(name), bytes), new ConfigShell(folder.resolve("data")));
  }

  static PatternLog of(Path folder, String... lines) throws IOException {
    String text = String.join("\n", lines) + "\n";
    return of(folder, "app.log", text.getBytes(StandardCharsets.UTF_8));
  }

  Ended patterns(String... options) {
    List<String> arguments = new ArrayList<>(List.of("patterns", file.toString()));
    arguments.addAll(Arrays.asList(options));
    return shell.run(arguments.toArray(String[]::new));
  }

  /** The objects of {@code --lines}. */
  List<Line> lines(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--lines"));
    all.addAll(Arrays.asList(options));
    List<String> physical = physicalLines();
    List<Line> lines = new ArrayList<>();
    for (String json : patterns(all.toArray(String[]::new)).out().lines().toList()) {
      Object line = StandInJson.read(json);
      lines.add(new Line(line, physical.get((int) number(line, "line") - 1)));
    }
    return lines;
  }

  /** The patterns of {@code --json}. */
  List<Object> json(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--json"));
    all.addAll(Arrays.asList(options));
    Object report = StandInJson.read(patterns(all.toArray(String[]::new)).out());
    return new ArrayList<>((List<?>) StandInJson.member(report, "patterns"));
  }

  private List<String> physicalLines() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length ? start < i : bytes[i] == '\n') {
        lines.add(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1));
        start = i + 1;
      }
    }
    return lines;
  }

  static String text(Object object, String name) {
    return String.valueOf(StandInJson.member(object, name));
  }

  static long number(Object object, String name) {
    return ((Number) StandInJson.member(object, name)).longValue();
  }

  /** One line as it was told, and its bytes, each as a character. */
  record Line(Object json, String latin1) {
    String pattern() {
      return text(json, "pattern");
    }

    String id() {
      return text(json, "pattern_id");
    }

    /** The bytes at the parameters, as text, with their kinds: {@code number 17}. */
    List<String> values() {
      List<String> values = new ArrayList<>();
      for (Object parameter : (List<?>) StandInJson.member(json, "parameters")) {
        Map<?, ?> members = (Map<?, ?>) parameter;
        int start = (int) number(members, "start");
        int end = (int) number(members, "end");
        values.add(
            text(members, "kind")
                + " "
                + new String(
                    latin1.substring(start, end).getBytes(StandardCharsets.ISO_8859_1),
                    StandardCharsets.UTF_8));
      }
      return values;
    }
  }
}
