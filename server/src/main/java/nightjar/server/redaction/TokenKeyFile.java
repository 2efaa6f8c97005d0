package nightjar.server.redaction;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import nightjar.redact.TokenKeys;

/**
 * The master key of tokens in a file: base64 of {@value TokenKeys#BYTES} bytes, readable by its
 * owner only.
 */
public final class TokenKeyFile {
  private TokenKeyFile() {}

  /**
   * The key in a file.
   *
   * @throws IOException if it cannot be read, or is none; the message names it, and not what is in
   *     it
   */
  public static TokenKeys read(Path file) throws IOException {
    try {
      return TokenKeys.parse(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "the key of tokens in " + file + " is not base64 of " + TokenKeys.BYTES + " bytes", e);
    }
  }

  /** Makes a key and the file. */
  public static TokenKeys make(Path file, SecureRandom random) throws IOException {
    byte[] key = new byte[TokenKeys.BYTES];
    random.nextBytes(key);
    byte[] text = (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.UTF_8);
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel out = FileChannel.open(file, fresh, ownerOnly())) {
      ByteBuffer bytes = ByteBuffer.wrap(text);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    } catch (FileAlreadyExistsException _) {
      return read(file); // another process was faster
    }
    return new TokenKeys(key);
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return isPosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
