package nightjar.cli;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A file that is there whole or not at all: written beside its place, then moved to it. */
record AtomicFile(String option, Path path) {
  /** Writes the content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * A file to be written in the end.
   *
   * @throws UsageException now, not after an hour's scan, if there is no such folder or it may not
   *     be written to
   */
  static AtomicFile of(String option, String name) {
    Path path = path(option, name);
    Path folder = folder(path);
    if (Files.isDirectory(path)) {
      throw new UsageException(option + ": " + name + " is a folder; name a file in it");
    }
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          option + ": there is no folder " + folder + " to write " + path.getFileName() + " to");
    }
    if (!Files.isWritable(folder)) {
      throw new UsageException(option + ": the folder " + folder + " may not be written to");
    }
    return new AtomicFile(option, path);
  }

  private static Path path(String option, String name) {
    if (name.isBlank()) {
      throw new UsageException(option + ": the name of the file is empty");
    }
    try {
      Path path = Path.of(name);
      return Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path;
    } catch (InvalidPathException | IOException e) {
      throw new UsageException(option + ": no file can be written as " + name);
    }
  }

  /**
   * Refuses to be one of the files that are read, or another output.
   *
   * @throws UsageException if it is
   */
  void mustNotBe(List<String> others) {
    if (others.stream().anyMatch(this::isSame)) {
      throw new UsageException(option + ": " + path + " is read; name another file");
    }
  }

  private boolean isSame(String other) {
    try {
      return Files.exists(path) && Files.isSameFile(path, Path.of(other));
    } catch (InvalidPathException | IOException e) {
      return false; // what cannot be a file, or is none, is not this one
    }
  }

  void write(Content content) throws IOException {
    if (Files.exists(path)
        && !Files.isRegularFile(path)) { // a pipe or a device is written to as it is
      try (var out = new BufferedOutputStream(Files.newOutputStream(path))) {
        content.writeTo(new OpenStream(out));
      }
      return;
    }
    Path draft = Files.createTempFile(folder(path), "." + path.getFileName(), ".part");
    try {
      try (var file = new FileOutputStream(draft.toFile());
          var out = new BufferedOutputStream(file)) {
        content.writeTo(new OpenStream(out));
        out.flush();
        file.getFD().sync();
      }
      readableAsUsual(draft);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** A temporary file is its owner's alone; a report is as readable as any new file. */
  private static void readableAsUsual(Path draft) throws IOException {
    Path probe = draft.resolveSibling(draft.getFileName() + ".mode");
    try {
      Files.createFile(probe);
      Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(probe));
    } catch (UnsupportedOperationException e) {
      // no such permissions on this system
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private static Path folder(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toAbsolutePath() : parent;
  }

  /** A stream that a writer may close and that then is still to be synced. */
  private static final class OpenStream extends FilterOutputStream {
    OpenStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
