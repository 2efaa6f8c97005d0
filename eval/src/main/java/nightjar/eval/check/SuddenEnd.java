package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A way in which a server ends without having been told to. */
interface SuddenEnd extends AutoCloseable {
  /** Where the data is that must outlive it. */
  Path data();

  /** Ends it; a next one may be started when this returns. */
  void strike(ServerProcess server, Findings findings) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;

  /** Makes one for each round, in the round's folder. */
  @FunctionalInterface
  interface Source {
    SuddenEnd in(CheckFolder folder) throws IOException, InterruptedException;
  }

  /** SIGKILL: what the system was handed stays. */
  record Kill(Path data) implements SuddenEnd {
    @Override
    public void strike(ServerProcess server, Findings findings) throws InterruptedException {
      server.kill();
    }

    @Override
    public void close() {}
  }

  /** SIGTERM: it ends in order and soon, with all that is on its way. */
  record Told(Path data) implements SuddenEnd {
    private static final Duration TO_END = Duration.ofSeconds(10);

    @Override
    public void strike(ServerProcess server, Findings findings) throws InterruptedException {
      if (server.address().isEmpty()) {
        server.kill(); // a start that is told to end is the crash check's
        return;
      }
      long began = System.nanoTime();
      int code = server.end();
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      if (code != 0 || took.compareTo(TO_END) > 0) {
        findings.add("told to end, it ended with %d after %s".formatted(code, took));
      }
    }

    @Override
    public void close() {}
  }

  /**
   * A loss of power: only what was flushed stays. The server stands still before the disk does:
   * ext4 may answer a flush that is on its way when it is shut down as if it had been made, and a
   * machine without power acknowledges nothing.
   */
  record PowerLoss(LoopDisk disk) implements SuddenEnd {
    static final long DISK_BYTES = 2L << 30;

    @Override
    public Path data() {
      return disk.root().resolve("data");
    }

    @Override
    public void strike(ServerProcess server, Findings findings)
        throws IOException, InterruptedException {
      server.freeze();
      disk.cutPower();
      server.kill();
      disk.restorePower();
    }

    @Override
    public void close() throws IOException {
      disk.close();
    }
  }
}
