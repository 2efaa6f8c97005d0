package nightjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands by name. Only the one that was typed is loaded. */
final class Commands {
  static final List<String> NAMES =
      List.of(
          "scan",
          "up",
          "demo",
          "patterns",
          "query",
          "redact",
          "alert",
          "config",
          "keys",
          "journal",
          "dead-letters",
          "doctor",
          "replay",
          "backup",
          "restore",
          "export",
          "erase",
          "generate",
          "eval",
          "check",
          "completion");

  private Commands() {}

  /** Runs a command, or prints its help where the arguments ask for that. */
  static int run(String name, List<String> arguments, Shell shell) throws IOException {
    known(name);
    int end = arguments.indexOf("--");
    List<String> options = end < 0 ? arguments : arguments.subList(0, end);
    if (options.contains("--help") || options.contains("-h")) {
      return HelpText.print(name, shell);
    }
    CommandLine line = commandLine(name);
    try {
      CommandLine.ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      return ((Action) parsed.commandSpec().userObject()).run(shell);
    } catch (ParameterException e) {
      throw new UsageException(explain(e));
    }
  }

  /** The name, if there is such a command. */
  static String known(String name) {
    if (NAMES.contains(name)) {
      return name;
    }
    if (name.startsWith("-")) {
      throw new UsageException(
          "unknown option " + name + "; options follow a command, as in: nightjar scan " + name);
    }
    String hint =
        NearestName.of(name, NAMES)
            .map(near -> "; did you mean: nightjar " + near)
            .orElse(
                looksLikeLog(name)
                    ? "; did you mean: nightjar scan " + name
                    : "; there are: " + String.join(", ", NAMES));
    throw new UsageException("unknown command " + name + hint);
  }

  /** The options of a command, with an object to fill. */
  static CommandLine commandLine(String name) {
    Action action =
        switch (name) {
          case "scan" -> new ScanCommand();
          case "up" -> new UpCommand();
          case "demo" -> new DemoCommand();
          case "patterns" -> new PatternsCommand();
          case "query" -> new QueryCommand();
          case "redact" -> new RedactCommand();
          case "alert" -> new AlertCommand();
          case "config" -> new ConfigCommand();
          case "keys" -> new KeysCommand();
          case "journal" -> new JournalCommand();
          case "dead-letters" -> new DeadLettersCommand();
          case "doctor" -> new DoctorCommand();
          case "replay" -> new ReplayCommand();
          case "backup" -> new BackupCommand();
          case "restore" -> new RestoreCommand();
          case "export" -> new ExportCommand();
          case "erase" -> new EraseCommand();
          case "generate" -> new GenerateCommand();
          case "eval" -> new EvalCommand();
          case "check" -> new CheckCommand();
          case "completion" -> new CompletionCommand();
          default -> throw new IllegalStateException(name);
        };
    return new CommandLine(action).setExpandAtFiles(false);
  }

  private static boolean looksLikeLog(String name) {
    return name.indexOf('.') >= 0 || name.indexOf('/') >= 0 || Files.exists(Path.of(name));
  }

  /** What is wrong with the arguments, and what would be right. */
  private static String explain(ParameterException e) {
    return switch (e) {
      case UnmatchedArgumentException unmatched -> unknown(unmatched);
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          needed(missing.getMissing().getFirst());
      case OverwrittenOptionException twice
          when twice.getOverwritten() instanceof OptionSpec option ->
          option.longestName() + " was given more than once";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static String unknown(UnmatchedArgumentException e) {
    String first = e.getUnmatched().getFirst();
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    if (!first.startsWith("-")) {
      return NearestName.of(first, spec.subcommands().keySet())
          .map(near -> "unknown word " + first + "; did you mean " + near + "?")
          .orElse("one word too many: " + first);
    }
    int equals = first.indexOf('=');
    String typed = equals < 0 ? first : first.substring(0, equals);
    return NearestName.of(typed, spec.optionsMap().keySet())
        .map(near -> "unknown option " + typed + "; did you mean " + near + "?")
        .orElse("unknown option " + typed);
  }

  private static String needed(ArgSpec missing) {
    return missing instanceof OptionSpec option
        ? option.longestName()
            + " needs a value: "
            + option.longestName()
            + " "
            + option.paramLabel()
        : missing.paramLabel() + " is missing";
  }
}
