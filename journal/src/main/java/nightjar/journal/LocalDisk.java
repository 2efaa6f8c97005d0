package nightjar.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The disk of this machine. */
public class LocalDisk implements Disk {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /** The system's own way to a file, which may take and give fewer bytes than it is asked to. */
  FileChannel channel(Path file, Set<OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return FileChannel.open(file, options, attributes);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    var missing = new ArrayList<Path>();
    for (Path each = folder.toAbsolutePath();
        each != null && !Files.exists(each);
        each = each.getParent()) {
      missing.add(each);
    }
    Files.createDirectories(folder, ownerOnly("rwx------"));
    for (Path made : missing.reversed()) {
      Path parent = made.getParent();
      if (parent != null) {
        forceDirectory(parent);
      }
    }
  }

  @Override
  public Closeable lock(Path folder) throws IOException {
    return DirectoryLock.of(folder);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(found::add);
    }
    return found;
  }

  @Override
  public Instant modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  @Override
  public Input open(Path file) throws IOException {
    return new Reading(channel(file, Set.of(StandardOpenOption.READ)));
  }

  @Override
  public Output create(Path file) throws IOException {
    return new Channel(channel(file, NEW, ownerOnly("rw-------")));
  }

  @Override
  public Output append(Path file) throws IOException {
    FileChannel channel = channel(file, Set.of(StandardOpenOption.WRITE));
    channel.position(channel.size());
    return new Channel(channel);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void move(Path file, Path to) throws IOException {
    Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void forceDirectory(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public boolean isPrivate(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return true;
    }
    Set<PosixFilePermission> others = EnumSet.copyOf(PosixFilePermissions.fromString("---rwxrwx"));
    return Collections.disjoint(others, view.readAttributes().permissions());
  }

  @Override
  public void wipe(Path file) throws IOException {
    if (Files.notExists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 20));
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
      channel.force(true);
    }
  }

  /** Attributes for creation, where the file system knows permissions. */
  static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private record Reading(FileChannel file) implements Input {
    @Override
    public int read(ByteBuffer into, long at) throws IOException {
      return file.read(into, at);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private record Channel(FileChannel file) implements Output {
    @Override
    public void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }

    @Override
    public void force() throws IOException {
      file.force(false);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
      file.position(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
