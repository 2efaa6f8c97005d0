package nightjar.eval.pattern;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well the text of templates is met; both sides go through {@link TemplateCorrection} first.
 *
 * @param pa share of the lines whose template is, to the letter, the true one (Dai et al.,
 *     "Logram", TSE 2020; Khan et al., ICSE 2022)
 * @param fta harmonic mean of the shares of right templates among those found and among the true
 *     ones; one found is right if all its lines have it as their true template (Khan et al., ICSE
 *     2022)
 */
record TemplateAccuracy(double pa, double fta) {
  /** Compares templates of the same lines, at least one. */
  static TemplateAccuracy of(List<String> truth, List<String> found) {
    Map<String, String> corrected = new HashMap<>();
    Map<String, Set<String>> trueOfFound = new HashMap<>();
    Set<String> trueOnes = new HashSet<>();
    int equal = 0;
    for (int i = 0; i < truth.size(); i++) {
      String is = corrected.computeIfAbsent(truth.get(i), TemplateCorrection::of);
      String said = corrected.computeIfAbsent(found.get(i), TemplateCorrection::of);
      trueOfFound.computeIfAbsent(said, _ -> new HashSet<>()).add(is);
      trueOnes.add(is);
      equal += is.equals(said) ? 1 : 0;
    }
    long right =
        trueOfFound.entrySet().stream()
            .filter(entry -> entry.getValue().equals(Set.of(entry.getKey())))
            .count();
    return new TemplateAccuracy(
        equal / (double) truth.size(), 2.0 * right / (trueOnes.size() + trueOfFound.size()));
  }
}
