package nightjar.files;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Which files are being read, and how far the last 10,000 others were, so that a file that comes
 * back under another name is not read twice. One thread.
 */
final class ReadFiles {
  private static final int MOST = 10_000;

  private record Id(long device, long inode) {}

  private final Set<Id> reading = new HashSet<>();
  private final LinkedHashMap<Id, FilePosition> left = new LinkedHashMap<>();

  /** Is a source reading it now? */
  boolean isRead(FileLook file) {
    return reading.contains(id(file));
  }

  void begin(FileLook file) {
    reading.add(id(file));
  }

  void end(FileLook file, FilePosition position) {
    reading.remove(id(file));
    left.remove(id(file));
    left.put(id(file), position);
    if (left.size() > MOST) {
      left.pollFirstEntry();
    }
  }

  /** Where a file was left. */
  Optional<FilePosition> position(FileLook file) {
    return Optional.ofNullable(left.get(id(file)));
  }

  private static Id id(FileLook file) {
    return new Id(file.device(), file.inode());
  }
}
