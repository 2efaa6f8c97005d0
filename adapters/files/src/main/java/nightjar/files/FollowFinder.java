package nightjar.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is to be followed now, from arguments. What was named is followed whatever it is; of what
 * lies in a folder, that is left out which would be if the folder were read ({@link NoLog}); and of
 * what fits a pattern too, rotated and compressed files, since their lines were read under their
 * first name. Used once.
 */
final class FollowFinder {
  /** How something is followed. */
  enum Kind {
    PLAIN,
    PACKED,
    PIPE
  }

  /** A path and how it is followed. */
  record Found(Path path, Kind kind) {}

  private final Predicate<String> isOpen;
  private final FolderFiles folders;
  private final Map<String, Found> found = new LinkedHashMap<>();
  private final Map<String, String> troubles = new LinkedHashMap<>();

  /**
   * @param isOpen is something of that name followed already, so that it need not be looked into?
   * @param folders is asked and told what is left out of them
   */
  FollowFinder(Predicate<String> isOpen, FolderFiles folders) {
    this.isOpen = isOpen;
    this.folders = folders;
  }

  /** By name, in the order of the arguments and then by name. */
  Map<String, Found> found() {
    return found;
  }

  /** What is wrong with arguments and links, by name. */
  Map<String, String> troubles() {
    return troubles;
  }

  void addArgument(String argument) {
    try {
      Path path = Path.of(argument);
      if (argument.equals("-")) {
        troubles.put(argument, "standard input is not followed; read it with: nightjar scan -");
      } else if (!Reasons.exists(path) && Glob.isPattern(argument)) {
        addMatches(argument);
      } else {
        addNamed(argument, path);
      }
    } catch (InvalidPathException e) {
      troubles.put(argument, "no file can have this name: " + e.getReason() + "; check it");
    }
  }

  private void addNamed(String name, Path path) {
    FileType type;
    try {
      type = FileType.of(path);
    } catch (IOException e) {
      found.putIfAbsent(name, new Found(path, Kind.PLAIN)); // which waits, and says for what
      return;
    }
    switch (type) {
      case FOLDER -> addFolder(name, path);
      case PIPE -> found.putIfAbsent(name, new Found(path, Kind.PIPE));
      case REGULAR, CHARACTERS, OTHER -> found.putIfAbsent(name, new Found(path, kind(name, path)));
    }
  }

  private void addMatches(String pattern) {
    List<Path> matches;
    try {
      matches = Glob.expand(pattern);
    } catch (IllegalArgumentException e) {
      troubles.put(pattern, "it is no pattern: " + e.getMessage() + "; check its brackets");
      return;
    }
    boolean packedWanted = pattern.endsWith(".gz") || pattern.endsWith(".zst");
    var files = new TreeMap<String, Path>();
    for (Path match : matches) {
      if (Files.isDirectory(match)) {
        addFolder(match.toString(), match);
      } else if (packedWanted || Files.isRegularFile(match)) {
        files.put(match.toString(), match);
      }
    }
    addFirstNames(files, packedWanted);
    if (matches.isEmpty()) {
      troubles.put(pattern, "no file fits this pattern yet; check the folder and the quotes");
    }
  }

  private void addFolder(String name, Path folder) {
    var files = new TreeMap<String, Path>();
    try {
      walk(folder, folder.toRealPath(), files);
    } catch (IOException e) {
      troubles.put(name, Reasons.whyNotListed(folder, name, e));
    }
    addFirstNames(files, false);
  }

  private void walk(Path folder, Path root, Map<String, Path> files) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (FileType.isHidden(entry)) {
          folders.leaveOut(NoLog.BY_NAME, entry.toString());
        } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          walk(entry, root, files);
        } else if (FileType.isNoLogByName(entry)) {
          folders.leaveOut(NoLog.BY_NAME, entry.toString());
        } else if (Files.isSymbolicLink(entry)) {
          noteLink(entry, root);
        } else {
          addMet(entry, files);
        }
      }
    } catch (IOException e) {
      troubles.put(folder.toString(), Reasons.whyNotListed(folder, folder.toString(), e));
    }
  }

  private void addMet(Path entry, Map<String, Path> files) {
    String name = entry.toString();
    if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
      folders.leaveOut(NoLog.SPECIAL, name);
    } else if (isOpen.test(name)) {
      files.put(name, entry);
    } else {
      folders
          .why(name, entry)
          .ifPresentOrElse(why -> folders.leaveOut(why, name), () -> files.put(name, entry));
    }
  }

  /** Links within a folder lead to what is followed anyway; others are for people to name. */
  private void noteLink(Path link, Path root) {
    try {
      if (!link.toRealPath().startsWith(root)) {
        troubles.put(
            link.toString(),
            "it is a link that leads out of the followed folder; name it to follow it");
      }
    } catch (IOException e) {
      troubles.put(link.toString(), Reasons.whyAbsent(link));
    }
  }

  /** Adds those that are not what another became by rotation. */
  private void addFirstNames(Map<String, Path> files, boolean packedWanted) {
    var bases = new ArrayList<String>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String name = file.getKey();
      Kind kind = kind(name, file.getValue());
      if (!packedWanted && kind != Kind.PLAIN) {
        folders.leaveOut(NoLog.PACKED, name);
      } else if (!packedWanted && isRotation(name, bases)) {
        folders.leaveOut(NoLog.ROTATED, name);
      } else {
        found.putIfAbsent(name, new Found(file.getValue(), kind));
        bases.add(name);
      }
    }
  }

  /** Names are sorted, so a base comes before its rotations, if with others between. */
  private static boolean isRotation(String name, List<String> bases) {
    for (int i = bases.size() - 1; i >= 0; i--) {
      if (RotatedFiles.isRotationOf(name, bases.get(i))) {
        return true;
      }
    }
    return false;
  }

  private Kind kind(String name, Path path) {
    if (isOpen.test(name) || !Files.isRegularFile(path)) {
      return Kind.PLAIN;
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(FileKind.HEAD);
      FileKind kind = FileKind.of(head, head.length);
      return kind.isReadable() && kind != FileKind.PLAIN ? Kind.PACKED : Kind.PLAIN;
    } catch (IOException e) {
      return Kind.PLAIN;
    }
  }
}
