package nightjar.eval.pattern;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mines labelled systems, one after the other and each from nothing, and scores what came of them;
 * a peer takes the same lines and is scored by the same code.
 *
 * <p>Two thousand lines take some tenths of a second, a peer about two seconds.
 */
public final class PatternEvaluation {
  private static final String DRAIN3 = "drain3";

  private final Map<String, PatternScore> systems = new LinkedHashMap<>();
  private final Map<String, PatternScore> ofPeer = new LinkedHashMap<>();
  private String version = "";
  private String problem = "";

  private PatternEvaluation() {}

  /**
   * Evaluates the systems in these folders.
   *
   * @throws IOException if one cannot be read; the message names its file
   */
  public static PatternFigures run(List<Path> folders) throws IOException {
    PatternEvaluation evaluation = new PatternEvaluation();
    for (Path folder : folders) {
      evaluation.take(LabelledLines.read(folder));
    }
    return new PatternFigures(evaluation.systems, Map.of());
  }

  /**
   * Evaluates the systems in these folders, with Drain3 as a column; the figures say so if it is
   * not installed, or fails.
   *
   * @throws IOException if a system cannot be read; the message names its file
   */
  public static PatternFigures run(List<Path> folders, Drain3 drain3) throws IOException {
    PatternEvaluation evaluation = new PatternEvaluation();
    if (!drain3.isInstalled()) {
      evaluation.problem = "Drain3 is not installed for python3";
    }
    for (Path folder : folders) {
      LabelledLines lines = LabelledLines.read(folder);
      evaluation.take(lines);
      evaluation.ask(drain3, lines);
    }
    return new PatternFigures(evaluation.systems, Map.of(DRAIN3, evaluation.peer()));
  }

  private PeerFigures peer() {
    return new PeerFigures(version, version.isEmpty() ? "" : Drain3.SETTINGS, problem, ofPeer);
  }

  private void take(LabelledLines lines) {
    systems.put(lines.system(), score(lines));
  }

  /** Scores the lines of one system. */
  static PatternScore score(LabelledLines lines) {
    MinedLines mined = MinedLines.of(lines.contents());
    return PatternScore.of(lines, mined.patterns(), mined.templates(), mined.onArrival());
  }

  /** After a problem it is not asked again. */
  private void ask(Drain3 drain3, LabelledLines lines) {
    if (!problem.isEmpty()) {
      return;
    }
    try {
      Drain3Clusters found = drain3.cluster(lines.contents());
      version = found.version();
      ofPeer.put(
          lines.system(),
          PatternScore.of(lines, found.clusters(), found.templates(), found.clusters()));
    } catch (IOException e) {
      problem = lines.system() + ": " + e.getMessage();
    }
  }
}
