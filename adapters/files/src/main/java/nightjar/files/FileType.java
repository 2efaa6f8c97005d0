package nightjar.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Set;

/** What lies under a path, links followed. */
enum FileType {
  REGULAR,
  FOLDER,
  /** First in, first out: read once. */
  PIPE,
  /** A device that gives bytes one by one: a terminal, {@code /dev/null}. */
  CHARACTERS,
  /** A socket, or a disk. */
  OTHER;

  /** Names of files that hold no log; a file of such a name is read when it is named. */
  private static final Set<String> NO_LOG =
      Set.of(
          "7z", "aot", "avif", "bin", "bmp", "class", "css", "db", "dll", "doc", "docx", "dylib",
          "exe", "gif", "gpg", "h5", "html", "ico", "idx", "jar", "jpeg", "jpg", "js", "lock", "mo",
          "mp3", "mp4", "npy", "o", "odt", "onnx", "otf", "parquet", "pdf", "pem", "pid", "png",
          "ppt", "pptx", "pyc", "rpm", "deb", "so", "sock", "sqlite", "svg", "swp", "tgz", "tar",
          "ttf", "war", "wasm", "webp", "woff", "woff2", "xls", "xlsx", "zip");

  private static final int TYPE_BITS = 0170000;

  static FileType of(Path path) throws IOException {
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isRegularFile()) {
      return REGULAR;
    }
    return attributes.isDirectory() ? FOLDER : special(path);
  }

  /** Does its ending say that it holds no log? */
  static boolean isNoLogByName(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return name.endsWith("~")
        || (dot > 0 && NO_LOG.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
  }

  static boolean isHidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }

  /** Equal for two paths that lead to one file, by links hard or soft. */
  static Object identity(Path path) {
    try {
      Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return key == null ? path.toRealPath() : key;
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static FileType special(Path path) throws IOException {
    try {
      int mode = (int) Files.getAttribute(path, "unix:mode", new LinkOption[0]);
      return switch (mode & TYPE_BITS) {
        case 0010000 -> PIPE;
        case 0020000 -> CHARACTERS;
        default -> OTHER;
      };
    } catch (UnsupportedOperationException e) {
      return OTHER;
    }
  }
}
