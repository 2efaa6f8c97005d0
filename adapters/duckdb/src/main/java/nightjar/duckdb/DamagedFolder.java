package nightjar.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where damaged files of a store are set aside: a folder {@code store-damaged-TIME} of the data
 * directory, with {@code damage.txt} that says what happened. It is told of until somebody removes
 * it.
 */
public final class DamagedFolder {
  private static final String PREFIX = "store-damaged-";
  private static final String NOTE = "damage.txt";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private DamagedFolder() {}

  /**
   * Sets files aside: links to them, or copies, so that they are where they were too.
   *
   * @param files of a store that is closed; those that are missing are left out
   * @param told what happened
   * @return the folder
   */
  public static Path of(Path dir, Instant now, List<Path> files, String told) throws IOException {
    Path folder = dir.resolve(PREFIX + TIME.format(now));
    for (int again = 2; Files.exists(folder); again++) {
      folder = dir.resolve(PREFIX + TIME.format(now) + "-" + again);
    }
    Files.createDirectories(folder);
    for (Path file : files.stream().filter(Files::exists).toList()) {
      StoreCarry.carry(file, folder.resolve(String.valueOf(file.getFileName())));
    }
    Files.writeString(folder.resolve(NOTE), told + "\n");
    return folder;
  }

  /** What the folders of a data directory tell, oldest first. */
  static List<String> told(Path dir) {
    List<String> told = new ArrayList<>();
    try (Stream<Path> folders = Files.list(dir)) {
      for (Path folder : folders.sorted().toList()) {
        Path note = folder.resolve(NOTE);
        if (String.valueOf(folder.getFileName()).startsWith(PREFIX) && Files.exists(note)) {
          told.add(
              Files.readString(note).strip()
                  + " What was damaged lies in "
                  + folder
                  + ": remove that folder when it is needed no more.");
        }
      }
    } catch (IOException e) {
      // It was told in the log when it happened.
    }
    return told;
  }
}
