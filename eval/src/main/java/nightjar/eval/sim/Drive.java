package nightjar.eval.sim;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The drive and its file system, which outlive every process: names and what they lead to, both as
 * seen and as they would be found after a loss of power, and who holds which folder.
 *
 * <p>A creation, a deletion and a move wait until their folder is forced; a loss of power keeps any
 * of those that wait. A file that was forced but whose name was not is gone then.
 */
final class Drive {
  private final TreeMap<Path, StoredFile> seen = new TreeMap<>();
  private final TreeMap<Path, StoredFile> platter = new TreeMap<>();
  private final TreeSet<Path> folders = new TreeSet<>();
  private final List<Change> pending = new ArrayList<>();
  private final Map<Path, SimulatedDisk> holders = new TreeMap<>();
  private byte[] stale = new byte[0];
  private int made;

  /** Bytes that fit on it. */
  long capacity = Long.MAX_VALUE;

  /** A name that is to lead to a file, or to none, and the name it is to leave, if any. */
  private record Change(Path name, @Nullable StoredFile file, @Nullable Path left) {
    boolean isIn(Path folder) {
      return folder.equals(name.getParent());
    }

    void apply(Map<Path, StoredFile> names) {
      if (left != null) {
        names.remove(left);
      }
      if (file == null) {
        names.remove(name);
      } else {
        names.put(name, file);
      }
    }
  }

  void createFolder(Path folder) {
    for (Path each = folder; each != null; each = each.getParent()) {
      folders.add(each);
    }
  }

  /** Everything directly in a folder, in the order of names; null if there is no such folder. */
  @Nullable List<Path> list(Path folder) {
    if (!folders.contains(folder)) {
      return null;
    }
    var found = new ArrayList<Path>();
    seen.keySet().stream().filter(each -> folder.equals(each.getParent())).forEach(found::add);
    folders.stream().filter(each -> folder.equals(each.getParent())).forEach(found::add);
    return found;
  }

  @Nullable StoredFile file(Path name) {
    return seen.get(name);
  }

  boolean hasFolder(@Nullable Path folder) {
    return folder != null && folders.contains(folder);
  }

  StoredFile create(Path name, Instant now) {
    StoredFile file = new StoredFile(++made, now);
    change(new Change(name, file, null));
    return file;
  }

  void delete(Path name) {
    StoredFile gone = seen.get(name);
    if (gone != null) {
      stale = gone.read(0, gone.size());
      change(new Change(name, null, null));
    }
  }

  void move(Path name, Path to, StoredFile file) {
    StoredFile before = seen.get(to);
    if (before != null) {
      file.standFor(before);
    }
    change(new Change(to, file, name));
  }

  private void change(Change change) {
    change.apply(seen);
    pending.add(change);
  }

  void forceDirectory(Path folder) {
    pending.removeIf(
        each -> {
          if (each.isIn(folder)) {
            each.apply(platter);
          }
          return each.isIn(folder);
        });
  }

  /** Nothing is left but what was forced and whatever of the rest chance has kept. */
  void losePower(RandomGenerator random) {
    int mode = random.nextInt(4);
    for (Change each : pending) {
      if (mode == 1 || (mode > 1 && random.nextBoolean())) {
        each.apply(platter);
      }
    }
    pending.clear();
    seen.clear();
    seen.putAll(platter);
    seen.values().forEach(file -> file.losePower(random, stale));
    holders.clear();
  }

  /** A file is gone for good, as if somebody had deleted it. */
  void lose(Path name) {
    seen.remove(name);
    platter.remove(name);
    pending.removeIf(each -> each.name.equals(name) || name.equals(each.left));
  }

  long room() {
    return capacity - size();
  }

  /** Bytes in all files. */
  long size() {
    return seen.values().stream().mapToLong(StoredFile::size).sum();
  }

  /** Takes a folder for a process; false if another one has it. */
  boolean hold(Path folder, SimulatedDisk process) {
    return holders.putIfAbsent(folder, process) == null;
  }

  void letGo(Path folder, SimulatedDisk process) {
    holders.remove(folder, process);
  }

  /** A process has ended: what it held is free. */
  void letGo(SimulatedDisk process) {
    holders.values().removeIf(each -> each == process);
  }

  /** Files in a folder, by name. */
  Map<Path, StoredFile> files(Path folder) {
    var files = new TreeMap<>(seen);
    files.keySet().removeIf(each -> !folder.equals(each.getParent()));
    return files;
  }
}
