package nightjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.server.carry.Backup;
import nightjar.server.carry.BackupManifest;
import nightjar.server.carry.Restore;
import nightjar.server.config.StoreConfig;
import nightjar.store.StoreException;
import org.jspecify.annotations.Nullable;

/** A data folder that no server uses, copied to a backup and made of one. */
final class CarriedFolder {
  private final Shell shell;
  private final StoreConfig config;

  /**
   * As settings name it.
   *
   * @throws UsageException if a setting is wrong, or there is no such folder
   */
  CarriedFolder(Shell shell, @Nullable String file, @Nullable String data) {
    this.shell = shell;
    this.config = StoreConfig.from(ConfigFiles.required(shell, file, ConfigFiles.dataFlag(data)));
    if (!Files.isDirectory(config.data())) {
      throw new UsageException(
          "there is no data folder "
              + config.data()
              + "; name it with --data, or a server that"
              + " runs with --server");
    }
  }

  int backup(String folder, boolean withKey, CopyProgress progress) {
    try (Journal journal = Journal.open(config.journalFolder(), config.journal(shell.clock()));
        DuckDbStore store =
            DuckDbStore.open(config.data(), DuckDbSettings.DEFAULT, shell.clock(), shell::say)) {
      String version = CarriedFolder.class.getPackage().getImplementationVersion();
      Backup backup =
          new Backup(
              config, journal, store, shell.clock(), version == null ? "unreleased" : version);
      BackupManifest made = backup.make(Path.of(folder), withKey, progress);
      shell.println(summary("copied", made, folder));
      KeyNote.tell(shell, withKey);
      return ExitCode.DONE;
    } catch (JournalException | StoreException e) {
      return failed(shell, e, " Or ask the server that runs: --server URL.");
    } catch (IOException e) {
      return failed(shell, e, "");
    }
  }

  static int restore(Shell shell, String backup, String data, CopyProgress progress) {
    try {
      BackupManifest made = new Restore(Path.of(backup)).into(Path.of(data), progress);
      shell.println(summary("restored", made, data));
      if (!made.withKey()) {
        shell.say(
            "the journal's key is not in the backup: put journal.key into "
                + data
                + " before nightjar up --data "
                + data);
      }
      return ExitCode.DONE;
    } catch (IOException e) {
      return failed(shell, e, "");
    }
  }

  /** Says why; what to do where somebody else uses the folder. */
  static int failed(Shell shell, Exception e, String whereUsed) {
    String why = String.valueOf(e.getMessage());
    boolean isUsed = why.contains("in use");
    shell.say(isUsed ? why + whereUsed : why);
    return isUsed ? ExitCode.UNAVAILABLE : ExitCode.NOT_WRITTEN;
  }

  private static String summary(String what, BackupManifest made, String folder) {
    return CopyProgress.summary(
        what, made.files().size(), made.bytes(), made.arrival(), made.records(), folder);
  }
}
