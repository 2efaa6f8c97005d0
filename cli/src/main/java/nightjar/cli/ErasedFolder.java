package nightjar.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nightjar.search.Query;
import nightjar.server.carry.Erase;
import nightjar.server.carry.Erased;
import nightjar.server.carry.ErasureProof;
import nightjar.server.config.DetectConfig;
import nightjar.server.config.Settings;
import nightjar.server.config.StoreConfig;
import nightjar.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Erasing from a data folder, and what is said of it. */
final class ErasedFolder {
  private final Shell shell;
  private final Settings settings;
  private final boolean isDry;

  /**
   * @param isDry is only counted?
   * @throws UsageException if a setting is wrong
   */
  ErasedFolder(Shell shell, @Nullable String file, @Nullable String data, boolean isDry) {
    this.shell = shell;
    this.settings = ConfigFiles.required(shell, file, ConfigFiles.dataFlag(data));
    this.isDry = isDry;
  }

  int where(String text) {
    Optional<Query> query = TypedQuery.read(shell, "--where", text);
    if (query.isEmpty()) {
      return ExitCode.USAGE;
    }
    if (query.get() instanceof Query.All) {
      throw new UsageException("--where: all lines are asked for; delete the folder instead");
    }
    return run(new Erased.Where(query.get()));
  }

  int source(String name) {
    return run(new Erased.Source(name));
  }

  int before(String time) {
    ZoneId zone = DetectConfig.from(settings).zone().orElse(ZoneId.systemDefault());
    return switch (Moment.of("--before", time, zone, shell.clock().instant())) {
      case Moment.At(long nanos) -> run(new Erased.Before(nanos));
      case Moment.TimeOfDay _ ->
          throw new UsageException("--before: name the day as well, as in 2026-03-01T20:00");
    };
  }

  int value(String text) {
    Erased.Value value;
    try {
      value = new Erased.Value(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "erase: a value is one line and not blank; of several lines, erase each by itself");
    }
    return run(value);
  }

  /** As the file holds it, but for a line feed at its end. */
  int valueOf(String file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new UsageException("--value-file: " + file + " cannot be read: " + e);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return value(text.replaceFirst("[\r\n]+$", ""));
    } catch (CharacterCodingException e) {
      throw new UsageException("--value-file: " + file + " is no text in UTF-8");
    }
  }

  private int run(Erased what) {
    Erase erase = new Erase(StoreConfig.from(settings), shell.clock(), shell::say);
    try {
      if (isDry) {
        Erase.Outcome counted = erase.count(what);
        shell.println(counted("would erase it from", counted));
        return unread(counted.unread()) ? ExitCode.SOME_FAILED : ExitCode.DONE;
      }
      Erase.Outcome done = erase.run(what);
      shell.println(counted("erased it from", done));
      tell(done);
      return proven(erase.prove(what), done);
    } catch (IOException | StoreException e) {
      return CarriedFolder.failed(shell, e, " Nothing may use the folder meanwhile.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.NOT_WRITTEN;
    }
  }

  private static String counted(String what, Erase.Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "%s %,d records and %,d arrivals of the journal",
        what,
        outcome.records(),
        outcome.arrivals());
  }

  private void tell(Erase.Outcome done) throws IOException {
    if (done.texts() > 0) {
      shell.println(
          String.format(
              Locale.ROOT, "%,d texts of patterns, incidents and the like", done.texts()));
    }
    if (done.renumbered() > 0) {
      shell.say(String.format(Locale.ROOT, "%,d other records have new ids", done.renumbered()));
    }
    if (done.states() > 0) {
      shell.say(
          String.format(
              Locale.ROOT,
              "%,d states of detection held it and are dropped: it learns anew from the lines that"
                  + " are kept",
              done.states()));
    }
  }

  private boolean unread(Iterable<String> unread) {
    boolean isAny = false;
    for (String each : unread) {
      shell.say("not searched: " + each);
      isAny = true;
    }
    return isAny;
  }

  private int proven(ErasureProof proof, Erase.Outcome done) throws IOException {
    shell.println("Searched again:");
    for (ErasureProof.Looked each : proof.looked()) {
      shell.println(
          String.format(
              Locale.ROOT,
              "  %-32s %-26s %,15d bytes  found %,d",
              Shell.printable(each.name()),
              each.how(),
              each.bytes(),
              each.found()));
    }
    Set<String> unread = new LinkedHashSet<>(done.unread());
    unread.addAll(proof.unread());
    boolean isUnread = unread(unread);
    shell.say(
        "backups, exports, copies of the folder and the sources themselves keep what they have;"
            + " so may a drive that does not write in place");
    if (proof.found() > 0) {
      shell.say("it is still found; run this again");
      return ExitCode.BROKEN;
    }
    return isUnread ? ExitCode.SOME_FAILED : ExitCode.DONE;
  }
}
