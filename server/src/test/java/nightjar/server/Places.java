package nightjar.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nightjar.duckdb.StoreTexts;

/** Where values were looked for, and where they were found. Any thread. */
final class Places {
  private final List<Forms> values = Planted.values().stream().map(Forms::new).toList();
  private final Set<String> found = new ConcurrentSkipListSet<>();
  private final Set<String> harmless = new ConcurrentSkipListSet<>();

  /** Looks in a text. */
  void look(String place, String text) {
    for (String value : Forms.in(text, values)) {
      found.add(place + ": " + value + " in " + around(text, value));
    }
    if (text.contains(Planted.HARMLESS)) {
      harmless.add(place);
    }
  }

  private static String around(String text, String value) {
    int at =
        Pattern.compile(Pattern.quote(value), Pattern.CASE_INSENSITIVE)
            .splitAsStream(text)
            .findFirst()
            .map(String::length)
            .orElse(0);
    return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + value.length() + 30))
        .replace('\n', '|');
  }

  /** Looks in every file below a folder: at its bytes, and at what a store says in them. */
  void files(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> inside = Files.walk(folder)) {
      files = inside.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString();
      look(name, Files.readString(file, StandardCharsets.ISO_8859_1));
      if (StoreTexts.isKnown(file)) {
        StoreTexts.each(file, text -> look(name + " unpacked", text));
      }
    }
  }

  /** Sentences: a place, a value and what stands around it. */
  Set<String> found() {
    return new TreeSet<>(found);
  }

  /** Was the word that is no value found where a name begins so? */
  boolean sawHarmless(String prefix) {
    return harmless.stream().anyMatch(place -> place.startsWith(prefix));
  }
}
