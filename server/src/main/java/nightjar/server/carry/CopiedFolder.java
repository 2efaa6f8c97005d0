package nightjar.server.carry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import nightjar.duckdb.StoreCarry;

/**
 * A folder that is there whole or not at all: filled beside its place, forced, then given its name.
 * One thread.
 */
final class CopiedFolder implements AutoCloseable {
  private final Path place;
  private final Path draft;
  private final LongConsumer progress;
  private long copied;

  /**
   * Begins one.
   *
   * @param place must not be there, or be an empty folder
   * @param progress told the bytes copied so far
   * @throws IOException if it is there; the message says what to do
   */
  CopiedFolder(Path place, LongConsumer progress) throws IOException {
    this.place = place.toAbsolutePath().normalize();
    this.draft = this.place.resolveSibling("." + this.place.getFileName() + ".nightjar-partial");
    this.progress = progress;
    if (!StoreCarry.isFree(this.place)) {
      throw new IOException(
          place + " is there already and not an empty folder; name one that is not there");
    }
    StoreCarry.remove(draft); // of one that was cut short
    Files.createDirectories(draft);
    ownerOnly(draft, "rwx------");
  }

  private static void ownerOnly(Path path, String permissions) throws IOException {
    FileStore store = Files.getFileStore(path);
    if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  /** Where it is filled. */
  Path draft() {
    return draft;
  }

  /**
   * Copies a file into it and forces it.
   *
   * @param bytes as many of its first bytes
   * @throws IOException if it is shorter, or either cannot be used
   */
  BackupManifest.Item copy(Path from, String name, long bytes) throws IOException {
    Path to = draft.resolve(name);
    if (to.getParent() != null) {
      Files.createDirectories(to.getParent());
    }
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(from);
        FileChannel file =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ownerOnly(to, "rw-------");
      copy(in, Channels.newOutputStream(file), digest, bytes, from);
      file.force(true);
    }
    return new BackupManifest.Item(name, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private void copy(InputStream in, OutputStream out, MessageDigest digest, long bytes, Path from)
      throws IOException {
    byte[] buffer = new byte[1 << 18];
    for (long left = bytes; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("%s ends %,d bytes too early".formatted(from, left));
      }
      out.write(buffer, 0, read);
      digest.update(buffer, 0, read);
      left -= read;
      copied += read;
      progress.accept(copied);
    }
  }

  /** Takes a file that was written into it by others: forces it and says what it is. */
  BackupManifest.Item taken(String name) throws IOException {
    Path file = draft.resolve(name);
    ownerOnly(file, "rw-------");
    MessageDigest digest = sha256();
    long bytes = 0;
    byte[] buffer = new byte[1 << 18];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    }
    force(file, StandardOpenOption.WRITE);
    copied += bytes;
    progress.accept(copied);
    return new BackupManifest.Item(name, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** Writes a file and forces it. */
  void write(String name, byte[] bytes) throws IOException {
    Files.write(draft.resolve(name), bytes, StandardOpenOption.CREATE_NEW);
    ownerOnly(draft.resolve(name), "rw-------");
    force(draft.resolve(name), StandardOpenOption.WRITE);
  }

  /** Gives it its name; a loss of power leaves it whole or not there. */
  void finish() throws IOException {
    try (Stream<Path> inside = Files.walk(draft)) {
      for (Path folder : inside.filter(Files::isDirectory).toList()) {
        force(folder, StandardOpenOption.READ);
      }
    }
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    Path parent = place.getParent();
    if (parent != null) {
      force(parent, StandardOpenOption.READ);
    }
  }

  static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    StoreCarry.remove(draft);
  }
}
