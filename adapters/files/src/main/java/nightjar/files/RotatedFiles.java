package nightjar.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files beside a log that rotation renamed: {@code app.log.1}, {@code app.log-20260301}.
 * Compressed ones are left out, their lines were read before.
 */
final class RotatedFiles {
  private static final Pattern SUFFIX = Pattern.compile("[.-]\\d[\\dTtZz_.:-]*");
  private final Path path;

  RotatedFiles(Path path) {
    this.path = path;
  }

  /** A file beside, and how it looked. */
  record Beside(Path path, FileLook look) {}

  /** Is one name another's after a rotation? */
  static boolean isRotationOf(String name, String base) {
    return name.length() > base.length()
        && name.startsWith(base)
        && SUFFIX.matcher(name.substring(base.length())).matches();
  }

  /** The file of an inode beside the log, or beside what it links to. */
  Optional<Beside> find(long inode) {
    return all().stream().filter(b -> b.look.inode() == inode).findFirst();
  }

  /** Rotated files that were begun after another, oldest first. */
  List<Beside> since(FileLook known) {
    String base = String.valueOf(path.getFileName());
    return all().stream()
        .filter(b -> isRotationOf(String.valueOf(b.path.getFileName()), base))
        .filter(b -> b.look.created().compareTo(known.created()) >= 0)
        .filter(b -> b.look.modified().compareTo(known.modified()) >= 0)
        .filter(b -> !b.look.isSameFile(known))
        .sorted(Comparator.comparing(b -> b.look.created()))
        .toList();
  }

  private List<Beside> all() {
    var found = new ArrayList<Beside>();
    folders().forEach(folder -> addEntries(folder, found));
    return found;
  }

  private static void addEntries(Path folder, List<Beside> found) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          found.add(new Beside(entry, FileLook.at(entry)));
        }
      }
    } catch (IOException e) {
      // What vanishes or cannot be listed is not found, like anything else that is not there.
    }
  }

  private Set<Path> folders() {
    var folders = new LinkedHashSet<Path>();
    Path absolute = path.toAbsolutePath().normalize();
    addParent(folders, absolute);
    try {
      addParent(folders, absolute.toRealPath());
    } catch (IOException e) {
      addParent(folders, absolute); // it is gone: only where its name was
    }
    return folders;
  }

  private static void addParent(Set<Path> folders, Path file) {
    Path parent = file.getParent();
    if (parent != null) {
      folders.add(parent);
    }
  }
}
