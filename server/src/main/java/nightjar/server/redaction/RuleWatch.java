package nightjar.server.redaction;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nightjar.redact.RedactionRules;
import nightjar.redact.Redactors;
import nightjar.redact.RuleFile;
import nightjar.redact.RuleFileException;
import nightjar.redact.TokenKeys;
import nightjar.server.config.ConfigException;
import nightjar.server.config.RedactionConfig;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rules of redaction that are in force to what their file says: it is looked at every two
 * seconds, and read when it changed. Rules with a mistake are not taken: those before them stay in
 * force, and the mistake is told. Safe for many threads.
 */
public final class RuleWatch implements AutoCloseable {
  private static final long LOOK_MILLIS = 2_000;
  private static final long MAX_BYTES = 4L << 20;

  private final Path file;
  private final TokenKeys keys;
  private final Redactors redactors;
  private final InstantSource clock;
  private final Consumer<String> log;
  private final Thread thread = Thread.ofVirtual().name("redaction-rules").unstarted(this::watch);
  private volatile State state;
  private Stamp seen = Stamp.NONE;

  /**
   * How things stand.
   *
   * @param file where the rules are looked for
   * @param isRead were they found there, or do the usual ones hold?
   * @param since when those in force were read
   * @param trouble why the file as it is now is not in force; empty if it is
   */
  public record State(Path file, boolean isRead, Instant since, String trouble) {}

  /** By what a change of a file is known. */
  private record Stamp(long nanos, long bytes, @Nullable Object key) {
    static final Stamp NONE = new Stamp(0, -1, null);

    static Stamp of(Path file) {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
            found.lastModifiedTime().to(TimeUnit.NANOSECONDS), found.size(), found.fileKey());
      } catch (IOException _) {
        return NONE;
      }
    }
  }

  /**
   * Reads the rules, if there are any; {@link #start} watches them.
   *
   * @throws ConfigException if there is a mistake in them, or they were named and are not there
   */
  public RuleWatch(
      RedactionConfig config, TokenKeys keys, InstantSource clock, Consumer<String> log)
      throws ConfigException {
    this.file = config.rules();
    this.keys = keys;
    this.clock = clock;
    this.log = log;
    this.seen = Stamp.of(file);
    if (config.isRequired() && seen.equals(Stamp.NONE)) {
      throw new ConfigException(
          RedactionConfig.RULES.key() + " names " + file + ", which is not there");
    }
    try {
      this.redactors = new Redactors(read());
    } catch (RuleFileException | IOException e) {
      throw new ConfigException(RedactionConfig.RULES.key() + ": " + e.getMessage());
    }
    this.state = new State(file, !seen.equals(Stamp.NONE), clock.instant(), "");
  }

  public Redactors redactors() {
    return redactors;
  }

  public State state() {
    return state;
  }

  public RuleWatch start() {
    thread.start();
    return this;
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        if (!Stamp.of(file).equals(stamp())) {
          var _ = reload();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Stamp stamp() {
    return seen;
  }

  /** Reads the file now, whether it seems to have changed or not; returns how things stand then. */
  public synchronized State reload() {
    seen = Stamp.of(file);
    try {
      redactors.replace(read());
      state = new State(file, !seen.equals(Stamp.NONE), clock.instant(), "");
      log.accept("redaction: the rules in " + file + " are in force");
    } catch (RuleFileException | IOException e) {
      String trouble = String.valueOf(e.getMessage());
      state = new State(file, state.isRead(), state.since(), trouble);
      log.accept("redaction: " + trouble + "; the rules read before stay in force");
    }
    return state;
  }

  private RedactionRules read() throws RuleFileException, IOException {
    if (Files.notExists(file)) {
      return RuleFile.read("{}", file.toString(), keys);
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " has more than " + (MAX_BYTES >> 20) + " MiB");
    }
    try {
      String name = Objects.toString(file.getFileName());
      return RuleFile.read(Files.readString(file), name, keys);
    } catch (MalformedInputException e) {
      throw new IOException(file + " is not UTF-8 text", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
