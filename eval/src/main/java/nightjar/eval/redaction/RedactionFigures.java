package nightjar.eval.redaction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one finder did with a labelled set.
 *
 * @param lines texts of the set
 * @param bareLines of those, without any label
 * @param types by name, in the order of names
 * @param lookalikeHits spans found in texts without labels
 * @param linesPerCpuSecond texts redacted in a second of processor time
 * @param differences what was missed and what is wrong, in the order of the set
 */
record RedactionFigures(
    int lines,
    int bareLines,
    Map<String, TypeFigures> types,
    long lookalikeHits,
    double linesPerCpuSecond,
    List<SpanScore.Difference> differences) {
  RedactionFigures {
    types = new LinkedHashMap<>(types);
    differences = List.copyOf(differences);
  }

  long labelled() {
    return types.values().stream().mapToLong(TypeFigures::labelled).sum();
  }

  long found() {
    return types.values().stream().mapToLong(TypeFigures::found).sum();
  }

  /** Share of all labelled spans that was found; NaN if there is none. */
  double recall() {
    return labelled() == 0 ? Double.NaN : (double) found() / labelled();
  }

  /** Share of all that was found that is right; NaN if nothing was found. */
  double precision() {
    long reported = types.values().stream().mapToLong(TypeFigures::reported).sum();
    long right = types.values().stream().mapToLong(TypeFigures::right).sum();
    return reported == 0 ? Double.NaN : (double) right / reported;
  }

  /** Names of labels that are no kind of ours: they count as found if anything hides them. */
  List<String> unknownTypes() {
    return types.entrySet().stream()
        .filter(type -> type.getValue().labelled() > 0)
        .map(Map.Entry::getKey)
        .map(Objects::requireNonNull)
        .filter(name -> !TypeNames.isKind(name))
        .toList();
  }
}
