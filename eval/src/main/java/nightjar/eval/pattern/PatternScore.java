package nightjar.eval.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Accuracy of one way to group the lines of one system, or its mean over systems; all in [0, 1].
 *
 * @param lines lines scored: those whose true template is known
 * @param ga grouping accuracy, all lines seen before any is judged
 * @param fga F1 over groups
 * @param pa parsing accuracy
 * @param fta F1 over templates
 * @param onArrivalGa grouping accuracy of the ids given when each line came, without look-ahead
 */
public record PatternScore(
    long lines, double ga, double fga, double pa, double fta, double onArrivalGa) {
  /** Scores groups and their templates, each list with one entry a line. */
  static PatternScore of(
      LabelledLines truth, List<?> groups, List<String> templates, List<?> onArrival) {
    List<Integer> scored = new ArrayList<>();
    for (int i = 0; i < truth.templates().size(); i++) {
      if (!truth.templates().get(i).isEmpty()) {
        scored.add(i);
      }
    }
    if (scored.isEmpty()) {
      throw new IllegalArgumentException(truth.system() + ": no line with a true template");
    }
    List<String> labels = picked(truth.templates(), scored);
    GroupingAccuracy grouping = GroupingAccuracy.of(labels, picked(groups, scored));
    GroupingAccuracy arrival = GroupingAccuracy.of(labels, picked(onArrival, scored));
    TemplateAccuracy template = TemplateAccuracy.of(labels, picked(templates, scored));
    return new PatternScore(
        scored.size(), grouping.ga(), grouping.fga(), template.pa(), template.fta(), arrival.ga());
  }

  private static <T> List<T> picked(List<T> all, List<Integer> places) {
    return all.size() == places.size() ? all : places.stream().<T>map(all::get).toList();
  }

  /** Each figure's mean, every system weighing the same. */
  static PatternScore mean(Collection<PatternScore> scores) {
    return new PatternScore(
        Math.round(mean(scores, PatternScore::lines)),
        mean(scores, PatternScore::ga),
        mean(scores, PatternScore::fga),
        mean(scores, PatternScore::pa),
        mean(scores, PatternScore::fta),
        mean(scores, PatternScore::onArrivalGa));
  }

  private static double mean(
      Collection<PatternScore> scores, ToDoubleFunction<PatternScore> figure) {
    return scores.stream().mapToDouble(figure).average().orElse(0);
  }
}
