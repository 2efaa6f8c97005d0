package nightjar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.act.Report;
import nightjar.files.FileSource;
import nightjar.files.Inputs;
import nightjar.source.LogSource;

/**
 * Keeps what comes through pipes in temporary files, so that it can be read twice; they are deleted
 * in the end.
 */
final class Spool implements AutoCloseable {
  /** Most that is kept of all pipes, decompressed. */
  static final long MAX_BYTES = 256L << 20;

  private final long maxBytes;
  private final List<Path> files = new ArrayList<>();
  private final List<Report.Failure> failures = new ArrayList<>();
  private long bytes;

  Spool(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * The inputs with a file in place of each pipe. Waits for their ends.
   *
   * @throws UsageException if there is more than fits
   */
  Inputs repeatable(Inputs inputs) throws IOException {
    List<LogSource> sources = new ArrayList<>();
    failures.addAll(inputs.failures());
    for (LogSource source : inputs.sources()) {
      if (source.isRepeatable()) {
        sources.add(source);
      } else {
        Path file = Files.createTempFile("nightjar", ".log");
        files.add(file);
        keep(source, file);
        sources.add(new FileSource(source.name(), file, true));
      }
    }
    return new Inputs(sources, failures, inputs.notes());
  }

  private void keep(LogSource source, Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(file)) {
      long before = bytes;
      try (InputStream in = source.open()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          bytes += n;
          if (bytes > maxBytes) {
            throw new UsageException(
                "%s has more than %,d MiB, and --lines reads it twice; save it to a file and name that"
                    .formatted(name(source), maxBytes >> 20));
          }
          write(out, buffer, n);
        }
      } catch (WriteException e) {
        throw new IOException(e.getMessage(), e);
      } catch (IOException e) {
        failures.add(
            new Report.Failure(source.name(), String.valueOf(e.getMessage()), bytes > before));
      }
    }
  }

  private static void write(OutputStream out, byte[] buffer, int size) throws WriteException {
    try {
      out.write(buffer, 0, size);
    } catch (IOException e) {
      throw new WriteException(e);
    }
  }

  private static String name(LogSource source) {
    return source.name().equals("-") ? "standard input" : source.name();
  }

  /** Deletes the files. */
  @Override
  public void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** No room for what was read, which is no fault of its source. */
  private static final class WriteException extends IOException {
    private static final long serialVersionUID = 1;

    WriteException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
