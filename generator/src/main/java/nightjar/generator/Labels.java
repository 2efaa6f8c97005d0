package nightjar.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is true about a generated log: kept beside it as {@code labels.json}.
 *
 * @param files number of physical lines by file
 * @param faults one label for each fault of the scenario, in its order
 */
public record Labels(
    long seed, Instant start, Duration length, Map<String, Long> files, List<FaultLabel> faults) {
  /** Name of the file in the directory of the logs. */
  public static final String FILE = "labels.json";

  /** Value of the member {@code schema}. */
  public static final String SCHEMA = "nightjar.labels/1";

  public Labels {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    faults = List.copyOf(faults);
  }

  /** Number of physical lines in all logs, the merged one not counted. */
  public long lineCount() {
    return files.entrySet().stream()
        .filter(file -> !file.getKey().equals(DirectorySink.MERGED))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Reads what {@link #write} wrote; throws {@link IOException} for anything else. */
  public static Labels read(Path directory) throws IOException {
    return parse(Files.readString(directory.resolve(FILE)));
  }

  /** Writes {@link #FILE} into a directory. */
  public void write(Path directory) throws IOException {
    Files.writeString(directory.resolve(FILE), toJson());
  }

  /** Reads the JSON text of {@link #toJson}. */
  public static Labels parse(String json) throws IOException {
    return LabelsJson.read(json);
  }

  /** JSON text of schema {@link #SCHEMA}, the same bytes for equal labels. */
  public String toJson() throws IOException {
    return LabelsJson.write(this);
  }
}
