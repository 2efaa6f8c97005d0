package nightjar.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** A file's identity and size at a moment, links followed. */
record FileLook(long device, long inode, long size, FileTime modified, FileTime created) {
  static FileLook at(Path path) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(path, "unix:dev,ino,size,lastModifiedTime,creationTime");
    return new FileLook(
        number(found, "dev"),
        number(found, "ino"),
        number(found, "size"),
        time(found, "lastModifiedTime"),
        time(found, "creationTime"));
  }

  boolean isSameFile(FileLook other) {
    return device == other.device && inode == other.inode;
  }

  private static long number(Map<String, Object> found, String name) {
    return found.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static FileTime time(Map<String, Object> found, String name) {
    return found.get(name) instanceof FileTime time ? time : FileTime.fromMillis(0);
  }
}
