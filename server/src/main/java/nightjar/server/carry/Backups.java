package nightjar.server.carry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import nightjar.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Makes backups of a running system, one at a time, on a thread of its own. Any thread. */
public final class Backups implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Backup backup;
  private final Consumer<String> log;
  private volatile State state = new State.None();
  private @Nullable Thread thread;

  /**
   * @param log gets lines for the operator
   */
  public Backups(Backup backup, Consumer<String> log) {
    this.backup = backup;
    this.log = log;
  }

  /** How the latest one stands. */
  public sealed interface State {
    /** There was none since the start. */
    record None() implements State {}

    /**
     * It is being made.
     *
     * @param bytes copied so far
     */
    record Running(Path folder, long bytes) implements State {}

    /** It is there. */
    record Done(Path folder, BackupManifest manifest) implements State {}

    /**
     * It came to nothing.
     *
     * @param why what happened, and what to do
     */
    record Failed(Path folder, String why) implements State {}
  }

  public State state() {
    return state;
  }

  /**
   * Begins one.
   *
   * @return false if another is being made
   * @throws IOException if none can be made there; the message says what to do
   */
  public synchronized boolean begin(Path folder, boolean withKey) throws IOException {
    if (state instanceof State.Running) {
      return false;
    }
    backup.check(folder, withKey);
    state = new State.Running(folder, 0);
    thread = Thread.ofPlatform().name("backup").start(() -> make(folder, withKey));
    return true;
  }

  private void make(Path folder, boolean withKey) {
    try {
      BackupManifest made =
          backup.make(folder, withKey, bytes -> state = new State.Running(folder, bytes));
      log.accept(
          "a backup of arrivals up to %d is in %s%s"
              .formatted(made.arrival(), folder, withKey ? ", with the journal's key" : ""));
      state = new State.Done(folder, made);
    } catch (IOException | StoreException e) {
      failed(folder, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      failed(folder, e.toString());
    }
  }

  private void failed(Path folder, String why) {
    log.accept("the backup in " + folder + " came to nothing: " + why);
    state = new State.Failed(folder, why);
  }

  /** Breaks off what is being made. */
  @Override
  public synchronized void close() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    running.interrupt(); // its channels close, so it ends at the next write
    try {
      var _ = running.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
