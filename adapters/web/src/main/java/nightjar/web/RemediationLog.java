package nightjar.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import nightjar.act.AlertMemory;
import nightjar.act.AlertOutcome;
import nightjar.act.AlertTarget;
import nightjar.incident.TrackedIncident;

/**
 * The file that is told where no issue tracker is: a line {@code TIME - SUMMARY} for each change,
 * readable by its owner only, on the disk when the call returns.
 */
public final class RemediationLog implements AlertTarget {
  private static final Set<OpenOption> APPEND =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.APPEND,
          LinkOption.NOFOLLOW_LINKS);

  private static final int LOOKED_AT = 1 << 16;

  private final Path file;
  private final InstantSource clock;

  /**
   * A log.
   *
   * @param file {@code REMEDIATION_LOG}; made when first needed
   */
  public RemediationLog(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "remediation-log";
  }

  @Override
  public AlertOutcome tell(TrackedIncident incident, String change, AlertMemory memory) {
    if (Telling.isTold(incident, change, memory)) {
      return new AlertOutcome.Delivered("written before");
    }
    String summary = " - " + new IncidentWords(incident, change).oneLine(2_000) + "\n";
    String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    try {
      // A crash after an earlier attempt may have left the line there.
      if (change.equals(Telling.TEST) || !end().contains(summary)) {
        append((time + summary).getBytes(UTF_8));
      }
    } catch (IOException e) {
      return new AlertOutcome.Later(
          file + " cannot be written: " + CleanText.of(String.valueOf(e.getMessage()), 200),
          Duration.ZERO);
    }
    Telling.remember(incident, change, memory);
    return new AlertOutcome.Delivered("written to " + file);
  }

  /** The last lines that are there. */
  private String end() throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), LOOKED_AT));
      channel.position(channel.size() - bytes.capacity());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      return new String(bytes.array(), 0, bytes.position(), UTF_8);
    }
  }

  private void append(byte[] line) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel channel = FileChannel.open(file, APPEND, ownerOnly())) {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
