package nightjar.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The master key, and while it is being replaced the next one too. In a file, the next one lies in
 * {@code FILE.next} from the first step of a rotation to the last, so that whatever wraps a day's
 * key is there at any moment.
 */
final class MasterKeys {
  private final Disk disk;
  private final JournalKey source;
  private final Path file;
  private Optional<MasterKey> current = Optional.empty();
  private Optional<MasterKey> next = Optional.empty();

  MasterKeys(Disk disk, Path folder, JournalKey source) throws IOException {
    this.disk = disk;
    this.source = source;
    switch (source) {
      case JournalKey.InFile in -> {
        file = in.beside(folder);
        current = read(file);
        next = read(nextFile());
      }
      case JournalKey.Given given -> {
        file = folder;
        current = Optional.of(given.key());
        next = given.next();
      }
    }
  }

  /** None. */
  MasterKeys(Disk disk) {
    this.disk = disk;
    this.source = JournalKey.beside();
    this.file = Path.of("journal.key");
  }

  /** Where the key is kept, for people. */
  String place() {
    return source instanceof JournalKey.InFile
        ? "the journal's key file " + file
        : "the journal's key that was given (NIGHTJAR_JOURNAL_KEY)";
  }

  boolean isMissing() {
    return current.isEmpty() && next.isEmpty();
  }

  /** May others than its owner read it? */
  Optional<String> warning() throws IOException {
    return source instanceof JournalKey.InFile && current.isPresent() && !disk.isPrivate(file)
        ? Optional.of("others can read " + place() + "; take that from them: chmod 600 " + file)
        : Optional.empty();
  }

  /** Makes the first one. */
  void create(RandomGenerator random) throws IOException {
    MasterKey made = MasterKey.random(random);
    DurableFile.write(disk, file, made.file());
    current = Optional.of(made);
  }

  /** What wraps from here on. */
  MasterKey wrapping() throws JournalException {
    Optional<MasterKey> known = next.isPresent() && isRotating() ? next : current.or(() -> next);
    return known.orElseThrow(() -> new JournalException(place() + " is missing"));
  }

  /** All there are. */
  List<MasterKey> all() {
    List<MasterKey> all = new ArrayList<>();
    current.ifPresent(all::add);
    next.ifPresent(all::add);
    return all;
  }

  /** Was a rotation begun and not ended? Where the key is given, nobody can tell. */
  boolean isRotating() {
    return source instanceof JournalKey.InFile && next.isPresent();
  }

  /** Makes the next one known and durable, before anything is wrapped by it. */
  MasterKey begin(RandomGenerator random) throws IOException {
    if (next.isEmpty()) {
      if (!(source instanceof JournalKey.InFile)) {
        throw new JournalException(
            "the next key is missing; set NIGHTJAR_JOURNAL_KEY_NEXT to base64 of 32 bytes, for example from: openssl rand -base64 32");
      }
      MasterKey made = MasterKey.random(random);
      DurableFile.write(disk, nextFile(), made.file());
      next = Optional.of(made);
    }
    return next.get();
  }

  /** Lets the one before go, when nothing is wrapped by it any more. */
  void end() throws IOException {
    if (source instanceof JournalKey.InFile) {
      disk.move(nextFile(), file);
      disk.forceDirectory(file.resolveSibling(""));
    }
    current = next;
    next = Optional.empty();
  }

  private Path nextFile() {
    return file.resolveSibling(file.getFileName() + ".next");
  }

  private Optional<MasterKey> read(Path from) throws IOException {
    Optional<byte[]> bytes = DurableFile.read(disk, from);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    Optional<MasterKey> key = MasterKey.parse(new String(bytes.get(), StandardCharsets.ISO_8859_1));
    if (key.isEmpty()) {
      throw new JournalException(
          "the journal's key file %s is damaged: it must hold base64 of 32 bytes; put it back from its backup, or name another with store.journal-key-file (NIGHTJAR_JOURNAL_KEY_FILE)"
              .formatted(from));
    }
    return key;
  }
}
