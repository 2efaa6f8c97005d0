package nightjar.server.carry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nightjar.duckdb.StoreTexts;
import nightjar.store.Seal;
import nightjar.store.Sealed;

/**
 * What every file of a data folder was searched for, and what was found: its bytes as they are, and
 * what they say unpacked and decrypted.
 */
public final class ErasureProof {
  private static final int BUFFER = 1 << 20;

  private final Path data;
  private final List<Looked> looked = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  ErasureProof(Path data) {
    this.data = data;
  }

  /**
   * Something that was searched.
   *
   * @param name relative to the data folder
   * @param how it was read
   * @param bytes of it
   * @param found places, or texts, records or arrivals that hold it
   */
  public record Looked(String name, String how, long bytes, long found) {}

  /** All that was searched. */
  public List<Looked> looked() {
    return List.copyOf(looked);
  }

  /** What could not be searched, and why. */
  public List<String> unread() {
    return List.copyOf(unread);
  }

  /** What was found in all. */
  public long found() {
    return looked.stream().mapToLong(Looked::found).sum();
  }

  void add(String name, String how, long bytes, long found) {
    looked.add(new Looked(name, how, bytes, found));
  }

  void unread(String what) {
    unread.add(what);
  }

  /**
   * Searches every file; the journal's segments are read decrypted elsewhere.
   *
   * @param seal opens what is sealed in the store
   */
  void search(ValueForms value, Seal seal) throws IOException {
    List<Path> files;
    try (Stream<Path> inside = Files.walk(data)) {
      files = inside.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = data.relativize(file).toString();
      add(name, "as it is", Files.size(file), raw(file, value.bytes()));
      if (StoreTexts.isKnown(file)) {
        texts(file, name, value, seal);
      } else if (isClosed(name)) {
        unread(name + " cannot be looked into; delete it if it may hold the value");
      }
    }
  }

  /** Packed or encrypted, and not read by anybody: set aside, or left of something. */
  private static boolean isClosed(String name) {
    boolean isSegment = name.matches("journal/\\d+\\.journal");
    return !isSegment
        && (name.contains(".damaged")
            || name.endsWith(".journal")
            || (name.contains(".duckdb.")
                && !name.equals("nightjar.duckdb.lock")
                && !name.equals("nightjar.duckdb.wal")));
  }

  private void texts(Path file, String name, ValueForms value, Seal seal) throws IOException {
    AtomicLong found = new AtomicLong();
    AtomicLong closed = new AtomicLong();
    try {
      StoreTexts.each(
          file,
          text -> {
            try {
              found.addAndGet(value.texts().isIn(seal.open(new Sealed(text))) ? 1 : 0);
            } catch (IOException e) {
              closed.incrementAndGet();
            }
          });
      add(name, "unpacked and opened, every text", Files.size(file), found.get());
      if (closed.get() > 0) {
        unread("%d sealed texts in %s cannot be opened".formatted(closed.get(), name));
      }
    } catch (IOException e) {
      unread(name + " cannot be looked into (" + e.getMessage() + ")");
    }
  }

  /** Places where one of some values begins; each byte is looked at with what is behind it. */
  private static long raw(Path file, List<byte[]> values) throws IOException {
    int longest = values.stream().mapToInt(value -> value.length).max().orElse(1);
    byte[] buffer = new byte[BUFFER + longest];
    long found = 0;
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      while (true) {
        int read = in.readNBytes(buffer, kept, BUFFER);
        int length = kept + read;
        boolean isEnd = read < BUFFER;
        int until = isEnd ? length : length - longest + 1;
        for (int at = 0; at < until; at++) {
          found += isAt(buffer, at, length, values) ? 1 : 0;
        }
        if (isEnd) {
          return found;
        }
        kept = longest - 1;
        System.arraycopy(buffer, length - kept, buffer, 0, kept);
      }
    }
  }

  private static boolean isAt(byte[] bytes, int at, int length, List<byte[]> values) {
    for (byte[] value : values) {
      if (bytes[at] == value[0]
          && at + value.length <= length
          && Arrays.equals(bytes, at, at + value.length, value, 0, value.length)) {
        return true;
      }
    }
    return false;
  }
}
