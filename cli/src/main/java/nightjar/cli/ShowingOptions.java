package nightjar.cli;

import java.time.ZoneId;
import nightjar.cli.render.Palette;
import nightjar.cli.render.RenderSettings;
import picocli.CommandLine.Option;

/**
 * Options of every command that shows something: how much, and with what characters and colours.
 */
sealed class ShowingOptions permits RankingOptions {
  static final int USUAL_TOP = 10;

  @Option(names = "--color", paramLabel = "WHEN")
  private String color = "auto";

  @Option(names = "--ascii")
  private boolean ascii;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Option(names = {"-v", "--verbose"})
  private boolean verbose;

  /** For work whose remarks nobody wants to read. */
  static ShowingOptions silent() {
    ShowingOptions silent = new ShowingOptions();
    silent.color = "never";
    silent.quiet = true;
    return silent;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  boolean unicode(Shell shell) {
    return shell.unicode() && !ascii;
  }

  /** How many of the first are shown, where there is a first. */
  int top() {
    return USUAL_TOP;
  }

  /** Colour is for terminals, unless somebody says otherwise. */
  boolean colour(boolean isTerminal, Shell shell) {
    return switch (color) {
      case "always" -> true;
      case "never" -> false;
      case "auto" ->
          isTerminal
              && shell.variable("NO_COLOR").isEmpty()
              && !shell.variable("TERM").equals("dumb");
      default ->
          throw new UsageException("--color: \"" + color + "\" is none of auto, always, never");
    };
  }

  RenderSettings renderSettings(Shell shell, ZoneId zone, int minScore, boolean redacted) {
    boolean colour = colour(shell.terminal().output(), shell);
    return RenderSettings.plain()
        .withWidth(shell.terminal().width(shell.variable("COLUMNS")))
        .withPalette(Palette.of(colour, shell.environment()::get))
        .withUnicode(unicode(shell))
        .withZone(zone)
        .withTop(top())
        .withMinScore(minScore)
        .withVerbose(verbose)
        .withRedactNote(
            redacted ? "Personal data and secrets in lines are replaced by markers." : "");
  }
}
