package nightjar.server.carry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Makes a data folder of a backup. */
public final class Restore {
  private final Path backup;

  public Restore(Path backup) {
    this.backup = backup;
  }

  /**
   * What is in it.
   *
   * @throws IOException if it is no backup; the message says why
   */
  public BackupManifest manifest() throws IOException {
    Path file = backup.resolve(BackupManifest.NAME);
    try {
      return BackupManifest.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new IOException(backup + " is no backup: it has no " + BackupManifest.NAME, e);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Copies it, and compares every file with what the manifest says of it.
   *
   * @param data must not be there, or be empty; it is there whole at the end, or as it was
   * @param progress told the bytes copied so far
   * @throws IOException if a file is missing or differs, or the folder cannot be made
   */
  public BackupManifest into(Path data, LongConsumer progress) throws IOException {
    BackupManifest manifest = manifest();
    try (CopiedFolder to = new CopiedFolder(data, progress)) {
      for (BackupManifest.Item file : manifest.files()) {
        Path from = backup.resolve(file.name());
        BackupManifest.Item copied;
        try {
          if (Files.size(from) != file.bytes()) {
            throw new IOException(
                "%s has %,d bytes and not %,d".formatted(from, Files.size(from), file.bytes()));
          }
          copied = to.copy(from, file.name(), file.bytes());
        } catch (NoSuchFileException e) {
          throw new IOException(from + " is missing", e);
        }
        if (!copied.equals(file)) {
          throw new IOException(from + " is damaged: its checksum differs from the manifest's");
        }
      }
      to.finish();
      return manifest;
    }
  }
}
