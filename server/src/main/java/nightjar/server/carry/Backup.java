package nightjar.server.carry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import nightjar.duckdb.DuckDbStore;
import nightjar.duckdb.StoreCopy;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalFile;
import nightjar.journal.JournalKey;
import nightjar.server.config.StoreConfig;

/**
 * Copies a data folder while it is used: the store as of one commit, then the journal, which
 * therefore has everything that the store was made of and perhaps more. What a server goes on with
 * from there is what it would have gone on with after a loss of power.
 *
 * <p>Blocks and segments are copied and not linked: a backup on the same disk shares no byte with
 * the data folder, so neither damage nor erasing reaches it.
 */
public final class Backup {
  private static final String KEY = "journal.key";
  private static final String TOKEN_KEY = "redaction.key";

  /** Small files beside store and journal that are as they are at any moment. */
  private static final List<String> OTHERS = List.of("keys.json", "audit.log", "redaction.json");

  private final StoreConfig config;
  private final Journal journal;
  private final DuckDbStore store;
  private final InstantSource clock;
  private final String version;

  /**
   * Of a data folder that is open.
   *
   * @param version of the product
   */
  public Backup(
      StoreConfig config, Journal journal, DuckDbStore store, InstantSource clock, String version) {
    this.config = config;
    this.journal = journal;
    this.store = store;
    this.clock = clock;
    this.version = version;
  }

  /**
   * Looks whether a backup can be made there, before anything is.
   *
   * @throws IOException if not; the message says what to do
   */
  public void check(Path folder, boolean withKey) throws IOException {
    Path place = folder.toAbsolutePath().normalize();
    Path parent = place.getParent();
    if (Files.exists(place)) {
      throw new IOException(folder + " is there already; name a folder that is not there");
    }
    if (parent == null || !Files.isDirectory(parent)) {
      throw new IOException("there is no folder " + parent + " to make the backup in");
    }
    if (parent.toRealPath().startsWith(config.data().toRealPath())) {
      throw new IOException(folder + " is in the data folder; name one elsewhere");
    }
    if (withKey) {
      var _ = keyFile();
    }
  }

  /**
   * Makes one.
   *
   * @param folder must not be there
   * @param withKey do the keys of the journal and of tokens go into it?
   * @param progress told the bytes copied so far
   * @throws IOException if it cannot be made; nothing is left of it then
   */
  public BackupManifest make(Path folder, boolean withKey, LongConsumer progress)
      throws IOException {
    check(folder, withKey);
    try (CopiedFolder to = new CopiedFolder(folder, progress);
        Hold _ = hold(journal)) {
      List<BackupManifest.Item> files = new ArrayList<>();
      BackupManifest manifest;
      try (StoreCopy copy = store.copy(to.draft())) {
        for (Path made : made(to.draft())) {
          files.add(to.taken(name(to.draft(), made)));
        }
        for (Path block : copy.blocks()) {
          files.add(to.copy(block, "store/" + block.getFileName(), Files.size(block)));
        }
        manifest =
            new BackupManifest(
                version,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                copy.arrival(),
                copy.rows(),
                withKey,
                List.of());
      }
      for (JournalFile file : journal.files()) {
        files.add(to.copy(file.path(), "journal/" + file.name(), file.bytes()));
      }
      for (String other : OTHERS) {
        Path file = config.data().resolve(other);
        if (Files.exists(file)) {
          files.add(to.copy(file, other, Files.size(file)));
        }
      }
      if (withKey) {
        files.add(to.copy(keyFile(), KEY, Files.size(keyFile())));
        Path tokens = config.data().resolve(TOKEN_KEY);
        if (Files.exists(tokens)) {
          files.add(to.copy(tokens, TOKEN_KEY, Files.size(tokens)));
        }
      }
      BackupManifest whole = with(manifest, files);
      to.write(BackupManifest.NAME, whole.json());
      to.finish();
      return whole;
    } catch (JournalException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static BackupManifest with(BackupManifest m, List<BackupManifest.Item> files) {
    return new BackupManifest(m.version(), m.made(), m.arrival(), m.records(), m.withKey(), files);
  }

  private Path keyFile() throws IOException {
    if (config.journalKey() instanceof JournalKey.InFile(Optional<Path> file)) {
      Path key = file.orElse(config.data().resolve(KEY));
      if (Files.exists(key)) {
        return key;
      }
    }
    throw new IOException(
        "the journal's key was given and is in no file, so it cannot be copied; leave --with-key out");
  }

  private static List<Path> made(Path draft) throws IOException {
    try (Stream<Path> inside = Files.walk(draft)) {
      return inside.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** A hold on the journal, whose end cannot fail. */
  private interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  private static Hold hold(Journal journal) {
    AutoCloseable hold = journal.hold();
    return () -> {
      try {
        hold.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
