package nightjar.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns a {@link Scenario} into logs and {@link Labels}. Thread-safe; about 1 µs a line. */
public final class Generator {
  private Generator() {}

  /** Writes one file per log and {@code labels.json} into a directory. */
  public static Labels generate(Scenario scenario, Path directory) throws IOException {
    return toDirectory(scenario, directory, false);
  }

  /** As {@link #generate(Scenario, Path)}, and all lines in time order in {@code all.log}. */
  public static Labels generateMerged(Scenario scenario, Path directory) throws IOException {
    return toDirectory(scenario, directory, true);
  }

  /** Hands the records to a sink in time order; memory does not grow with the run's length. */
  public static Labels generate(Scenario scenario, LineSink sink) throws IOException {
    return run(scenario, sink, false);
  }

  /** Keeps everything in memory: for runs of minutes or hours. */
  public static Generated generate(Scenario scenario) {
    Map<String, List<String>> files = new TreeMap<>();
    LineSink sink =
        (file, _, text, _) ->
            files.computeIfAbsent(file, _ -> new ArrayList<>()).addAll(text.lines().toList());
    try {
      return new Generated(files, run(scenario, sink, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Labels toDirectory(Scenario scenario, Path directory, boolean merged)
      throws IOException {
    Labels labels;
    try (DirectorySink sink = new DirectorySink(directory, merged)) {
      labels = run(scenario, sink, merged);
    }
    labels.write(directory);
    return labels;
  }

  private static Labels run(Scenario scenario, LineSink sink, boolean merged) throws IOException {
    LabelBook book = new LabelBook(scenario, merged);
    new Simulation(scenario, Shop.landscape(), book, sink).run();
    return book.labels();
  }
}
