package nightjar.eval.pattern;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lines of one system with the template each was written by, as Loghub and Loghub-2.0 give them.
 *
 * @param system name of the folder
 * @param contents messages, headers split off; hostile
 * @param templates true template of each, {@code <*>} for a value; empty where nobody knows it
 */
public record LabelledLines(String system, List<String> contents, List<String> templates) {
  private static final String CONTENT = "Content";
  private static final String TEMPLATE = "EventTemplate";

  /** The sample with corrected templates before any other. */
  private static final Comparator<Path> BEST_FIRST =
      Comparator.<Path, Boolean>comparing(file -> !name(file).endsWith("_corrected.csv"))
          .thenComparing(file -> !name(file).contains("_2k."))
          .thenComparing(LabelledLines::name);

  public LabelledLines {
    contents = List.copyOf(contents);
    templates = List.copyOf(templates);
    if (contents.size() != templates.size()) {
      throw new IllegalArgumentException(
          "%d lines with %d templates".formatted(contents.size(), templates.size()));
    }
  }

  /**
   * Folders of systems, by name: those in {@code folder} that hold {@code
   * NAME_*.log_structured*.csv}, or the folder itself if it holds one.
   */
  public static List<Path> systems(Path folder) throws IOException {
    if (file(folder).isPresent()) {
      return List.of(folder);
    }
    List<Path> systems = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(Files::isDirectory).sorted().toList()) {
        if (file(entry).isPresent()) {
          systems.add(entry);
        }
      }
    }
    return systems;
  }

  /**
   * Reads the system in a folder; all its lines are held in memory.
   *
   * @throws IOException if the file cannot be read, holds no row, or lacks the column {@code
   *     Content} or {@code EventTemplate}; the message names it
   */
  public static LabelledLines read(Path folder) throws IOException {
    Path file =
        file(folder)
            .orElseThrow(
                () ->
                    new IOException(
                        folder + ": no " + name(folder) + "_*.log_structured*.csv in it"));
    try (Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
        CsvReader rows = new CsvReader(text)) {
      return read(name(folder), rows);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static LabelledLines read(String system, CsvReader rows) throws IOException {
    List<String> header = rows.next();
    int content = column(header, CONTENT);
    int template = column(header, TEMPLATE);
    List<String> contents = new ArrayList<>();
    List<String> templates = new ArrayList<>();
    Map<String, String> known = new HashMap<>();
    for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
      if (row.size() > Math.max(content, template)) {
        contents.add(row.get(content));
        templates.add(known.computeIfAbsent(row.get(template), text -> text));
      } else if (row.size() > 1) {
        throw new IOException(
            "row %d has %d cells, the header %d"
                .formatted(contents.size() + 1, row.size(), header.size()));
      }
    }
    if (contents.isEmpty()) {
      throw new IOException("no row under the header");
    }
    return new LabelledLines(system, contents, templates);
  }

  private static int column(List<String> header, String name) throws IOException {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new IOException("no column " + name + " in the first row");
    }
    return column;
  }

  private static Optional<Path> file(Path folder) throws IOException {
    String start = name(folder) + "_";
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.csv")) {
      for (Path entry : entries) {
        if (name(entry).startsWith(start) && name(entry).contains(".log_structured")) {
          files.add(entry);
        }
      }
    }
    return files.stream().min(BEST_FIRST);
  }

  /** Last name of a path, also where it was given as {@code .} or ends in a slash. */
  private static String name(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? "" : last.toString();
  }
}
