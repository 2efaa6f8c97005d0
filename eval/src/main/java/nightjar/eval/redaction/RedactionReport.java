package nightjar.eval.redaction;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Figures of a labelled set, for people and for programs. */
public final class RedactionReport {
  private final RedactionFigures ours;
  private final @Nullable RedactionFigures peer;
  private final @Nullable String peerVersion;

  RedactionReport(
      RedactionFigures ours, @Nullable RedactionFigures peer, @Nullable String peerVersion) {
    this.ours = ours;
    this.peer = peer;
    this.peerVersion = peerVersion;
  }

  /**
   * {@code {"schema":"nightjar.eval.redaction/1","lines","lines_without_labels","spans",
   * "recall":{TYPE:SHARE},"recall_all","precision","precision_by_type":{TYPE:SHARE},
   * "lookalike_hits","lines_per_cpu_second","types":{TYPE:{"labelled","found","partly",
   * "as_other_type","reported","right"}},"unknown_types":[…],"peer":{"name","version","recall"…}}}.
   *
   * <p>{@code peer} is null, with a {@code peer_note}, where there is none.
   *
   * @param differs are the differences wanted too, as {@code "differences":[{"line","what","type",
   *     "start","end","text"}]}? They hold what the set holds.
   */
  public void writeJson(OutputStream out, boolean differs) throws IOException {
    new RedactionJson(out).write(ours, peer, peerVersion, differs);
  }

  /** A row a type, and what holds for all of them. */
  public List<String> table() {
    List<String> rows = new ArrayList<>();
    rows.add(row("", "labelled", "recall", "precision") + peerRow("recall", "precision"));
    for (String type : types()) {
      TypeFigures one = ours.types().getOrDefault(type, none());
      TypeFigures other = peer == null ? none() : peer.types().getOrDefault(type, none());
      rows.add(
          row(type, count(one.labelled()), share(one.recall()), share(one.precision()))
              + peerRow(share(other.recall()), share(other.precision())));
    }
    rows.add(
        row("all", count(ours.labelled()), share(ours.recall()), share(ours.precision()))
            + (peer == null ? "" : peerRow(share(peer.recall()), share(peer.precision()))));
    rows.add("");
    rows.add(sentence("Nightjar", ours));
    if (peer != null) {
      rows.add(sentence("Presidio " + peerVersion, peer));
    } else {
      rows.add(RedactionJson.NO_PEER);
    }
    if (!ours.unknownTypes().isEmpty()) {
      rows.add(
          "no kind of ours, found if anything hides them: "
              + String.join(", ", ours.unknownTypes()));
    }
    return rows;
  }

  /** What was missed and what is wrong, a line each; they hold what the set holds. */
  public List<String> differences() {
    return ours.differences().stream()
        .map(d -> "line %d: %s %s \"%s\"".formatted(d.line(), d.what(), d.type(), d.text()))
        .toList();
  }

  private Set<String> types() {
    Set<String> types = new TreeSet<>(ours.types().keySet());
    if (peer != null) {
      types.addAll(peer.types().keySet());
    }
    return types;
  }

  private static TypeFigures none() {
    return new TypeFigures(0, 0, 0, 0, 0, 0);
  }

  private static String row(String type, String labelled, String recall, String precision) {
    return String.format(Locale.ROOT, "%-16s %9s %9s %10s", type, labelled, recall, precision);
  }

  private String peerRow(String recall, String precision) {
    return peer == null
        ? ""
        : String.format(Locale.ROOT, "   presidio %9s %10s", recall, precision);
  }

  private static String sentence(String who, RedactionFigures figures) {
    return String.format(
        Locale.ROOT,
        "%s: %,d values found where nothing is labelled, in %,d such lines of %,d; %,.0f lines per CPU second",
        who,
        figures.lookalikeHits(),
        figures.bareLines(),
        figures.lines(),
        figures.linesPerCpuSecond());
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String share(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.4f", share);
  }
}
