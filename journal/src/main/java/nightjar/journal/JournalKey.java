package nightjar.journal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Where the master key of a journal comes from; without it, nothing in the journal can be read. */
public sealed interface JournalKey {
  /**
   * In a file, which is made at the first opening: base64 of 32 bytes, readable by its owner only.
   *
   * @param file empty for {@code journal.key} beside the journal's folder
   */
  record InFile(Optional<Path> file) implements JournalKey {
    Path beside(Path folder) {
      return file.orElse(folder.resolveSibling("journal.key"));
    }
  }

  /** Given by whoever starts the process. Never shown. */
  final class Given implements JournalKey {
    private final MasterKey key;
    private final Optional<MasterKey> next;

    private Given(MasterKey key, Optional<MasterKey> next) {
      this.key = key;
      this.next = next;
    }

    MasterKey key() {
      return key;
    }

    Optional<MasterKey> next() {
      return next;
    }

    @Override
    public String toString() {
      return "journal key that was given";
    }
  }

  /** In {@code journal.key} beside the journal's folder. */
  static JournalKey beside() {
    return new InFile(Optional.empty());
  }

  /** In another file. */
  static JournalKey in(Path file) {
    return new InFile(Optional.of(Objects.requireNonNull(file)));
  }

  /**
   * The key itself.
   *
   * @param base64 of 32 bytes
   * @param next the key that {@link Journal#rotateKey} goes over to
   * @throws IllegalArgumentException if it is not that; the text is not in the message
   */
  static JournalKey given(String base64, Optional<String> next) {
    return new Given(parsed(base64), next.map(JournalKey::parsed));
  }

  private static MasterKey parsed(String base64) {
    return MasterKey.parse(base64)
        .orElseThrow(() -> new IllegalArgumentException("must be base64 of 32 bytes"));
  }
}
