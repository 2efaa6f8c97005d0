package nightjar.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Why a path could not be read, as sentences: what, where, what next. The name itself is left to
 * whoever shows them.
 */
final class Reasons {
  private Reasons() {}

  /** Why opening failed. */
  static String whyNotOpened(Path path, String name, IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> whyAbsent(path);
      case AccessDeniedException _ -> denied(path, name);
      case FileSystemException e when e.getReason() != null ->
          "cannot be opened: " + e.getReason() + "; check that it is a log file";
      default -> "cannot be opened: " + failure.getMessage() + "; check that it is a log file";
    };
  }

  /**
   * Why there is nothing under a path: a mistyped name, a folder that is missing, a link that leads
   * nowhere.
   */
  static String whyAbsent(Path path) {
    if (Files.isSymbolicLink(path)) {
      return "it is a link to " + linkTarget(path) + ", which does not exist; name the file itself";
    }
    String text = path.toString();
    if (text.indexOf('\ufffd') >= 0
        || (text.indexOf('?') >= 0 && !"UTF-8".equals(localeCharset()))) {
      return "no such file; its name cannot be written in this locale's charset (%s), try: export LC_ALL=C.UTF-8"
          .formatted(localeCharset());
    }
    Path folder = path.toAbsolutePath().normalize().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      return "no such file: there is no folder " + folder + "; check the path";
    }
    return NearestPath.to(path)
        .map(near -> "no such file; did you mean " + ShellWord.of(near) + "?")
        .orElse("no such file; check the name and the folder you are in");
  }

  /** Why a folder could not be listed. */
  static String whyNotListed(Path folder, String name, IOException failure) {
    return failure instanceof AccessDeniedException
        ? denied(folder, name)
        : "the folder cannot be listed: " + failure.getMessage() + "; name the files in it";
  }

  /** A link that leads back to itself, by whatever way. */
  static String linkLoop() {
    return "it is a link that leads back to itself; name the file itself";
  }

  private static String denied(Path path, String name) {
    String who = "";
    try {
      var attributes = Files.readAttributes(path, PosixFileAttributes.class);
      who =
          " (%s, owner %s, group %s)"
              .formatted(
                  PosixFilePermissions.toString(attributes.permissions()),
                  attributes.owner().getName(),
                  attributes.group().getName());
    } catch (IOException | UnsupportedOperationException e) {
      who = "";
    }
    return "permission denied"
        + who
        + "; read it as a user who may: sudo nightjar scan "
        + ShellWord.of(name);
  }

  private static String linkTarget(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "a place";
    }
  }

  private static String localeCharset() {
    return System.getProperty("sun.jnu.encoding", "UTF-8");
  }

  /** Does the path itself exist, whatever it leads to? */
  static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
