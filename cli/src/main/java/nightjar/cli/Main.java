package nightjar.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nightjar.source.LineFormats;

/** The program: starts the command that was typed, and makes every ending an orderly one. */
public final class Main {
  private static final String OVERVIEW = "overview";
  private static final String FORMATS = "formats";
  private static final int FORMATS_IN_A_ROW = 4;

  private Main() {}

  public static void main(String[] args) {
    Shell shell = Shell.ofProcess();
    shell.interruption().watch();
    int code = run(Arrays.asList(args), shell);
    shell.interruption().finished();
    // After a signal the JVM is ending already, with 128 and the signal's number.
    if (!shell.interruption().isRequested()) {
      System.exit(code);
    }
  }

  /** Runs one command to its end; never throws. */
  static int run(List<String> args, Shell shell) {
    int code = ExitCode.DONE;
    try {
      code = dispatch(args, shell);
      shell.out().flush();
    } catch (UsageException e) {
      code = usage(e, args, shell);
    } catch (ClosedPipeException e) {
      return code; // whoever read has what they wanted: head, less
    } catch (IOException e) {
      shell.say(
          "the result could not be written: " + e.getMessage() + "; check the disk or the pipe");
      code = ExitCode.NOT_WRITTEN;
    } catch (OutOfMemoryError e) {
      long heap = Runtime.getRuntime().maxMemory() >> 20;
      shell.say(
          "out of memory at "
              + heap
              + " MiB of heap; give it more: export NIGHTJAR_JAVA_OPTS=-Xmx1g");
      code = ExitCode.INTERNAL;
    } catch (RuntimeException | Error e) {
      code = internal(e, args, shell);
    }
    return code;
  }

  private static int dispatch(List<String> args, Shell shell) throws IOException {
    String name = args.isEmpty() ? "--help" : args.getFirst();
    List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
    return switch (name) {
      case "--help", "-h" -> HelpText.print(OVERVIEW, shell);
      case "help" -> help(rest, shell);
      case "--version", "-V", "version" -> version(shell);
      default -> Commands.run(name, rest, shell);
    };
  }

  private static int help(List<String> topic, Shell shell) throws IOException {
    String name = topic.isEmpty() ? OVERVIEW : topic.getFirst();
    if (!name.equals(FORMATS)) {
      return HelpText.print(name.equals(OVERVIEW) ? name : Commands.known(name), shell);
    }
    HelpText.print(FORMATS, shell);
    List<String> formats = LineFormats.names();
    for (int i = 0; i < formats.size(); i += FORMATS_IN_A_ROW) {
      var row = new StringBuilder();
      for (String format : formats.subList(i, Math.min(i + FORMATS_IN_A_ROW, formats.size()))) {
        row.append(String.format(Locale.ROOT, "  %-22s", format));
      }
      shell.println(row.toString().stripTrailing());
    }
    return ExitCode.DONE;
  }

  private static int version(Shell shell) throws IOException {
    String version = Main.class.getPackage().getImplementationVersion();
    shell.println(
        "nightjar "
            + (version == null ? "unreleased" : version)
            + " (Java "
            + Runtime.version()
            + ")");
    return ExitCode.DONE;
  }

  private static int usage(UsageException e, List<String> args, Shell shell) {
    shell.say(String.valueOf(e.getMessage()));
    boolean hasCommand = !args.isEmpty() && Commands.NAMES.contains(args.getFirst());
    shell.sayPlain("Learn more: nightjar " + (hasCommand ? "help " + args.getFirst() : "--help"));
    return ExitCode.USAGE;
  }

  private static int internal(Throwable e, List<String> args, Shell shell) {
    shell.say(
        "internal error: "
            + oneLine(e)
            + "; please report it"
            + (verbose(args) ? "" : ", details with -v"));
    if (verbose(args)) {
      for (StackTraceElement frame : e.getStackTrace()) {
        shell.sayPlain("    at " + frame);
      }
      if (e.getCause() != null) {
        shell.sayPlain("because of " + e.getCause());
      }
    }
    return ExitCode.INTERNAL;
  }

  private static String oneLine(Throwable e) {
    String where = e.getStackTrace().length == 0 ? "" : " in " + e.getStackTrace()[0];
    return e + where;
  }

  private static boolean verbose(List<String> args) {
    return args.contains("-v") || args.contains("--verbose");
  }
}
