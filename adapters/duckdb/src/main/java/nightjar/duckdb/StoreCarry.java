package nightjar.duckdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a store that is made beside another one into its place. Its files of records get numbers
 * that the other one's have not, so they can lie in the other's folder before the database takes
 * the other's name, which is the one step that counts; whichever database is there then, what it
 * does not name goes when it is opened.
 */
public final class StoreCarry {
  private StoreCarry() {}

  /**
   * Makes the folder of records of a store to be.
   *
   * @param from data directory of the other store, which is closed
   * @param to data directory of the new one
   * @param withRecords does it begin with the other's records? Blocks are linked where that can be,
   *     since they never change
   */
  public static void prepare(Path from, Path to, boolean withRecords) throws IOException {
    Path folder = Files.createDirectories(to.resolve(StoreFolder.NAME));
    List<Path> files = files(from);
    for (Path file : files) {
      if (withRecords) {
        carry(file, folder.resolve(String.valueOf(file.getFileName())));
      }
    }
    if (!withRecords && !files.isEmpty()) {
      // Of no use but for its number: files get higher ones.
      Files.createFile(folder.resolve(String.valueOf(files.getLast().getFileName())));
    }
  }

  /** Links a file if it never changes and can be linked; copies it else. */
  static void carry(Path file, Path to) throws IOException {
    if (file.toString().endsWith(".block")) {
      try {
        Files.createLink(to, file);
        return;
      } catch (IOException | UnsupportedOperationException e) {
        // Not between these places, or never here.
      }
    }
    Files.copy(file, to); // a tail is written to
  }

  /** Moves the files of records of a closed store to those of another one, which stay. */
  static void into(Path from, Path to) throws IOException {
    Path folder = Files.createDirectories(to.resolve(StoreFolder.NAME));
    for (Path file : files(from)) {
      Path place = folder.resolve(String.valueOf(file.getFileName()));
      if (Files.notExists(place)) {
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      } else if (!Files.isSameFile(file, place) && Files.mismatch(file, place) >= 0) {
        throw new IOException(place + " is another file than " + file + "; nothing was replaced");
      }
    }
    force(folder);
  }

  /**
   * Gives a store that is made and closed the place of another closed one, over it, in one step
   * that a loss of power keeps.
   *
   * @throws IOException if one was not closed whole, or the disk fails; what is in place counts
   */
  public static void replace(Path made, Path dir) throws IOException {
    for (Path log : List.of(log(dir), log(made))) {
      if (Files.exists(log)) {
        throw new IOException(
            "the store was not closed whole: " + log + " is left; run this again");
      }
    }
    into(made, dir);
    name(made, dir);
    force(dir);
  }

  private static Path log(Path dir) {
    return dir.resolve(Database.FILE + ".wal");
  }

  /** The one step that counts. */
  private static void name(Path made, Path dir) throws IOException {
    Path database = made.resolve(Database.FILE);
    try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(database, dir.resolve(Database.FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Where a store lies that is to take a data directory's place. */
  public static final String MADE = "repaired";

  /**
   * Gives a store that was made in the folder {@link #MADE} of a data directory the place of the
   * store there, if there is one: ended at any moment, it is gone on with when it is called again.
   *
   * @return was there one?
   */
  public static boolean finish(Path dir) throws IOException {
    Path made = dir.resolve(MADE);
    boolean isMade = Files.exists(made.resolve(Database.FILE));
    if (isMade) {
      into(made, dir);
      // Changes of the other database must not be made to this one.
      Files.deleteIfExists(log(dir));
      force(dir);
      name(made, dir);
      StoreFolder.trust(dir);
      force(dir);
    }
    remove(made);
    return isMade;
  }

  /** What was suspected to be damaged is not. */
  public static void trust(Path dir) throws IOException {
    StoreFolder.trust(dir);
  }

  /** Removes a folder with all that is in it, if it is there. */
  public static void remove(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** May a folder be made at this place, since nothing or an empty folder is there? */
  public static boolean isFree(Path place) throws IOException {
    if (Files.notExists(place)) {
      return true;
    }
    if (!Files.isDirectory(place)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(place)) {
      return inside.findAny().isEmpty();
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** In order of their numbers. */
  private static List<Path> files(Path dir) throws IOException {
    Path folder = dir.resolve(StoreFolder.NAME);
    if (Files.notExists(folder)) {
      return List.of();
    }
    return StoreFolder.files(folder);
  }
}
