package nightjar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import nightjar.server.Rebuild;
import nightjar.server.config.ConfigException;
import nightjar.server.config.DetectConfig;
import nightjar.server.config.Settings;
import nightjar.store.StoreException;
import org.jspecify.annotations.Nullable;

/** A replay in the terminal: told of while it runs, and summed up. */
final class Replaying {
  private static final long SECOND = 1_000_000_000L;

  private final Shell shell;
  private final boolean quiet;
  private long shownNanos = System.nanoTime();

  Replaying(Shell shell, boolean quiet) {
    this.shell = shell;
    this.quiet = quiet;
  }

  /**
   * Runs it.
   *
   * @param into folder of the new store; null to rebuild in place
   * @param from where to begin; null for the beginning
   * @return the exit code
   */
  int run(ConfigOptions config, @Nullable String data, @Nullable String into, @Nullable String from)
      throws IOException {
    Settings settings = ConfigFiles.required(shell, config.file(), ConfigFiles.dataFlag(data));
    settings.notes().forEach(shell::say);
    Rebuild rebuild = new Rebuild(settings, shell.clock(), this::show, shell::say);
    try {
      Rebuild.Outcome outcome =
          into == null
              ? rebuild.inPlace(Optional.ofNullable(from).map(text -> from(text, settings, shell)))
              : rebuild.into(Path.of(into));
      shell.println(summary(outcome));
      return ExitCode.DONE;
    } catch (ConfigException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      return failed(e);
    } catch (IOException e) {
      return failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.NOT_WRITTEN;
    }
  }

  private int failed(Exception e) {
    String message = String.valueOf(e.getMessage());
    shell.say(message);
    return message.contains("in use") || message.contains("uses")
        ? ExitCode.UNAVAILABLE
        : ExitCode.NOT_WRITTEN;
  }

  private void show(long records) {
    long now = System.nanoTime();
    if (!quiet && now - shownNanos >= SECOND) {
      shownNanos = now;
      shell.sayPlain(String.format(Locale.ROOT, "%,d records", records));
    }
  }

  private static String summary(Rebuild.Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "arrivals %,d to %,d taken again: %,d records%s, %,d incidents, %,d arrivals left out",
        outcome.fromArrival(),
        outcome.lastArrival(),
        outcome.records(),
        outcome.keptRecords() == 0
            ? ""
            : String.format(Locale.ROOT, " (%,d of them kept)", outcome.keptRecords()),
        outcome.incidents(),
        outcome.deadLetters());
  }

  private static Rebuild.From from(String text, Settings settings, Shell shell) {
    if (text.matches("[0-9]{1,18}")) {
      return new Rebuild.From.ArrivalNumber(Long.parseLong(text));
    }
    ZoneId zone = DetectConfig.from(settings).zone().orElse(ZoneId.systemDefault());
    return switch (Moment.of("--from", text, zone, shell.clock().instant())) {
      case Moment.At(long nanos) -> new Rebuild.From.Time(nanos);
      case Moment.TimeOfDay time ->
          throw new UsageException("--from: name the day as well, as in 2026-03-01T20:00");
    };
  }
}
