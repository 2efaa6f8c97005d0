package nightjar.files;

import java.util.List;
import nightjar.act.Report;
import nightjar.source.LogSource;

/**
 * What a person named on a command line, as logs to read.
 *
 * @param sources in the order they were named, those of a folder by name; each file once
 * @param failures what was named and cannot be read
 * @param notes what was left out and why, each a whole sentence
 */
public record Inputs(List<LogSource> sources, List<Report.Failure> failures, List<String> notes) {
  public Inputs {
    sources = List.copyOf(sources);
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }

  /** As {@link #resolve(List, boolean)}, text only. */
  public static Inputs resolve(List<String> arguments) {
    return resolve(arguments, false);
  }

  /**
   * Finds the logs that arguments name. Looks at the first bytes of every file, reads no pipe.
   *
   * @param arguments files, folders, patterns such as {@code /var/log/**}{@code /*.log} that no
   *     shell expanded, {@code -}
   * @param anyBytes are files wanted that do not look like text?
   */
  public static Inputs resolve(List<String> arguments, boolean anyBytes) {
    var finder = new LogFinder(anyBytes);
    arguments.forEach(finder::addArgument);
    return finder.found();
  }

  /** Ends every log that comes through a pipe after what has arrived by now. From any thread. */
  public void stop() {
    for (LogSource source : sources) {
      if (source instanceof PipeSource pipe) {
        pipe.stop();
      }
    }
  }
}
