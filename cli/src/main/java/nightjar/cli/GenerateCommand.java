package nightjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nightjar.NearestName;
import nightjar.generator.DirectorySink;
import nightjar.generator.Fault;
import nightjar.generator.FaultKind;
import nightjar.generator.FaultLabel;
import nightjar.generator.Generator;
import nightjar.generator.Labels;
import nightjar.generator.Scenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nightjar generate}: logs of a small shop, with faults planted where labels say so. */
@Command(name = "nightjar generate")
final class GenerateCommand implements Action {
  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6})([smhd])");

  @Option(names = "--out", paramLabel = "DIR", required = true)
  private String out = "";

  @Option(names = "--seed", paramLabel = "N")
  private String seed = "1";

  @Option(names = "--start", paramLabel = "T")
  private @Nullable String start;

  @Option(names = "--length", paramLabel = "SPAN")
  private String length = "6h";

  @Option(names = "--rate", paramLabel = "R")
  private @Nullable String rate;

  @Option(names = "--fault", paramLabel = "KIND[@OFFSET]")
  private List<String> faults = List.of();

  @Option(names = "--merged")
  private boolean merged;

  @Override
  public int run(Shell shell) throws IOException {
    Scenario scenario = scenario(shell.clock().instant());
    for (String fault : faults) {
      scenario = with(scenario, fault);
    }
    Path folder = emptyFolder();
    Labels labels =
        merged ? Generator.generateMerged(scenario, folder) : Generator.generate(scenario, folder);
    tell(labels, folder, shell);
    return ExitCode.DONE;
  }

  private Scenario scenario(Instant now) {
    Scenario usual = Scenario.quiet(Numbers.whole("--seed", seed, 0, Integer.MAX_VALUE));
    double perSecond =
        rate == null ? usual.requestsPerSecond() : Numbers.share("--rate", rate, 100_000);
    Duration span = span("--length", length);
    if (span.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new UsageException(
          "--length: \"" + length + "\" is less than the minute that a run lasts at least");
    }
    return new Scenario(
        usual.seed(),
        start == null ? usual.start() : start(start, now),
        span,
        perSecond,
        List.of());
  }

  private static Instant start(String text, Instant now) {
    return switch (Moment.of("--start", text, ZoneOffset.UTC, now)) {
      case Moment.At(long nanos) -> Instant.ofEpochSecond(0, nanos);
      case Moment.TimeOfDay _ ->
          throw new UsageException(
              "--start: \"" + text + "\" lacks the date, as in 2026-03-02T06:00");
    };
  }

  private static Scenario with(Scenario scenario, String text) {
    int at = text.indexOf('@');
    String label = at < 0 ? text : text.substring(0, at);
    Scenario drawn = scenario.with(kind("--fault", label));
    if (at < 0) {
      return drawn;
    }
    Duration offset = span("--fault", text.substring(at + 1));
    if (offset.compareTo(scenario.length()) >= 0) {
      throw new UsageException(
          "--fault: " + text + " begins after the run has ended; lengthen it with --length");
    }
    return scenario.with(
        moved(drawn.faults().getLast(), scenario.start().plus(offset), scenario.end()));
  }

  /** The kind of fault with this label. */
  static FaultKind kind(String option, String label) {
    List<String> labels = Stream.of(FaultKind.values()).map(FaultKind::label).toList();
    if (labels.contains(label)) {
      return FaultKind.of(label);
    }
    String hint =
        NearestName.of(label, labels)
            .map(near -> "; did you mean " + near + "?")
            .orElse("; there are: " + String.join(", ", labels));
    throw new UsageException(option + ": there is no fault " + label + hint);
  }

  /** The same fault at another time, cut at the end of the run. */
  private static Fault moved(Fault fault, Instant from, Instant end) {
    Instant whole = from.plus(Duration.between(fault.from(), fault.to()));
    Instant to = whole.isAfter(end) ? end : whole;
    return switch (fault) {
      case Fault.ErrorBurst f ->
          new Fault.ErrorBurst(f.service(), from, to, f.failure(), f.factor());
      case Fault.SingleFatal f -> new Fault.SingleFatal(f.service(), from, f.choice());
      case Fault.SlowRequests f -> new Fault.SlowRequests(f.service(), from, to, f.factor());
      case Fault.Silence f -> new Fault.Silence(f.service(), from, to, f.heartbeatOnly());
      case Fault.BrokenOrder f ->
          new Fault.BrokenOrder(f.service(), from, to, f.flow(), f.pair(), f.share());
      case Fault.ValueDrift f ->
          new Fault.ValueDrift(f.service(), from, to, f.gauge(), f.factor(), f.creeping());
      case Fault.CrashLoop f -> new Fault.CrashLoop(f.service(), from, to);
    };
  }

  private static Duration span(String option, String text) {
    Matcher matcher = LENGTH.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(
          option + ": \"" + text + "\" is no length of time; write 90s, 30m, 6h or 2d");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** Files that are there already would be mistaken for a part of the run. */
  private Path emptyFolder() throws IOException {
    Path folder = Path.of(out);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UsageException("--out: " + out + " is a file; name a folder");
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        boolean foreign =
            entries
                .map(entry -> String.valueOf(entry.getFileName()))
                .anyMatch(name -> !isOwn(name));
        if (foreign) {
          throw new UsageException(
              "--out: there are other files in " + out + "; name a new or empty folder");
        }
      }
    }
    return Files.createDirectories(folder);
  }

  private static boolean isOwn(String name) {
    return name.endsWith(".log") || name.equals(Labels.FILE);
  }

  private void tell(Labels labels, Path folder, Shell shell) throws IOException {
    long count =
        labels.files().keySet().stream().filter(name -> !name.equals(DirectorySink.MERGED)).count();
    shell.println(
        String.format(
            Locale.ROOT,
            "%,d lines in %d files in %s",
            labels.lineCount(),
            count,
            Shell.printable(out)));
    if (merged) {
      shell.println(
          "all of them in order of time in "
              + Shell.printable(folder.resolve(DirectorySink.MERGED).toString()));
    }
    for (FaultLabel fault : labels.faults()) {
      shell.println(
          "planted "
              + fault.kind().label()
              + " from "
              + fault.from()
              + " to "
              + fault.to()
              + ": "
              + fault.what());
    }
    shell.println(
        "labels, line by line, in " + Shell.printable(folder.resolve(Labels.FILE).toString()));
  }
}
