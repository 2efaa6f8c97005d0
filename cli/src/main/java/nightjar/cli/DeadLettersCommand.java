package nightjar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nightjar.server.DeadLetterFile;
import nightjar.store.DeadLetter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar dead-letters}: lines that could not be taken, and the way to take them again. */
@Command(
    name = "nightjar dead-letters",
    subcommands = {
      DeadLettersCommand.Known.class,
      DeadLettersCommand.Show.class,
      DeadLettersCommand.Resubmit.class,
      DeadLettersCommand.Export.class
    })
final class DeadLettersCommand implements Action {
  @Override
  public int run(Shell shell) {
    throw new UsageException(
        "dead-letters what? There are: dead-letters list, dead-letters show N, dead-letters"
            + " resubmit N, dead-letters export FILE");
  }

  /** What to do where they are. */
  private interface Deed {
    int run(DeadLetters letters) throws IOException;
  }

  /** Whose. */
  static final class Place {
    @Mixin private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable String data;

    @Option(names = "--server", paramLabel = "URL")
    private @Nullable String server;

    @Option(names = "--key", paramLabel = "KEY")
    private @Nullable String key;

    private int with(Shell shell, Deed deed) {
      if (server != null && data != null) {
        throw new UsageException("dead-letters: give --data or --server, not both");
      }
      if (key != null && server == null) {
        throw new UsageException("--key is for a server; name it with --server URL");
      }
      String secret = key == null ? shell.variable("NIGHTJAR_KEY") : key;
      DeadLetters letters =
          server == null
              ? DeadLetterFolder.of(shell, config.file(), data)
              : DeadLetterServer.of(server, secret);
      try {
        return deed.run(letters);
      } catch (IOException e) {
        shell.say(String.valueOf(e.getMessage()));
        return ExitCode.NOTHING_READ;
      }
    }
  }

  /** A line each. */
  @Command(name = "list")
  static final class Known implements Action {
    @Mixin private final Place place = new Place();

    @Override
    public int run(Shell shell) {
      return place.with(
          shell,
          letters -> {
            List<DeadLetters.Letter> all = letters.list();
            for (DeadLetters.Letter each : all) {
              shell.println(line(each));
            }
            if (all.isEmpty()) {
              shell.say("there are no dead letters: every line that came was taken");
            }
            return ExitCode.DONE;
          });
    }
  }

  /** All about one. */
  @Command(name = "show")
  static final class Show implements Action {
    @Mixin private final Place place = new Place();

    @Parameters(paramLabel = "N")
    private long arrival;

    @Option(names = "--raw")
    private boolean raw;

    @Override
    public int run(Shell shell) {
      return place.with(shell, letters -> raw ? raw(shell, letters) : told(shell, letters));
    }

    private int raw(Shell shell, DeadLetters letters) throws IOException {
      for (String line : letters.raw(arrival).split("\n", -1)) {
        if (!line.isEmpty()) {
          shell.println(Shell.printable(line));
        }
      }
      return ExitCode.DONE;
    }

    private int told(Shell shell, DeadLetters letters) throws IOException {
      DeadLetters.Letter found =
          letters.list().stream()
              .filter(each -> each.letter().arrival() == arrival)
              .findFirst()
              .orElseThrow(() -> DeadLetters.unknown(arrival));
      DeadLetter letter = found.letter();
      field(shell, "arrival", Long.toString(letter.arrival()));
      field(shell, "came", time(letter));
      field(shell, "source", letter.source());
      field(shell, "lines", letter.lines() + ", " + letter.bytes() + " bytes");
      field(shell, "reason", letter.reason().toString());
      field(shell, "sample", letter.sample().toString());
      if (found.resubmittedAs().isPresent()) {
        field(shell, "taken in again", "as arrival " + found.resubmittedAs().getAsLong());
      }
      return ExitCode.DONE;
    }

    private static void field(Shell shell, String name, String value) throws IOException {
      shell.println(String.format(Locale.ROOT, "%-14s  %s", name, Shell.printable(value)));
    }
  }

  /** Has lines taken in again. */
  @Command(name = "resubmit")
  static final class Resubmit implements Action {
    @Mixin private final Place place = new Place();

    @Parameters(paramLabel = "N")
    private long arrival;

    @Override
    public int run(Shell shell) {
      return place.with(
          shell,
          letters -> {
            DeadLetters.Resubmitted done = letters.resubmit(arrival);
            shell.println(
                String.format(
                    Locale.ROOT,
                    done.again()
                        ? "%,d lines of dead letter %d were taken in before, as arrival %d"
                        : "%,d lines of dead letter %d are taken in again, as arrival %d",
                    done.lines(),
                    arrival,
                    done.arrival()));
            return ExitCode.DONE;
          });
    }
  }

  /** A file for other tools. */
  @Command(name = "export")
  static final class Export implements Action {
    @Mixin private final Place place = new Place();

    @Parameters(paramLabel = "FILE")
    private String file = "";

    @Override
    public int run(Shell shell) {
      AtomicFile target = AtomicFile.of("dead-letters export", file);
      return place.with(
          shell,
          letters -> {
            List<DeadLetters.Letter> all = letters.list();
            target.write(
                out -> {
                  for (DeadLetters.Letter each : all.reversed()) {
                    out.write((json(each) + "\n").getBytes(StandardCharsets.UTF_8));
                  }
                });
            shell.say(String.format(Locale.ROOT, "%,d dead letters are in %s", all.size(), file));
            return ExitCode.DONE;
          });
    }

    private static String json(DeadLetters.Letter each) throws IOException {
      return DeadLetterFile.line(each.letter());
    }
  }

  private static String line(DeadLetters.Letter each) {
    DeadLetter letter = each.letter();
    return Shell.printable(
        String.format(
            Locale.ROOT,
            "%8d  %s  %,7d lines  %-12s  %s%s",
            letter.arrival(),
            time(letter),
            letter.lines(),
            letter.source(),
            letter.reason(),
            each.resubmittedAs().isPresent()
                ? "  (taken in again as " + each.resubmittedAs().getAsLong() + ")"
                : ""));
  }

  private static String time(DeadLetter letter) {
    return Instant.ofEpochSecond(0, letter.nanos()).toString();
  }
}
