package nightjar.cli;

import picocli.CommandLine.Option;

/** Options of a command that shows the first of what it found. */
final class RankingOptions extends ShowingOptions {
  @Option(names = "--top", paramLabel = "N")
  private String top = Integer.toString(USUAL_TOP);

  @Override
  int top() {
    return Numbers.whole("--top", top, 0, Integer.MAX_VALUE);
  }
}
