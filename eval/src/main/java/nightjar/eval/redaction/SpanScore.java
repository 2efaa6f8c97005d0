package nightjar.eval.redaction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what was found with what is labelled, text by text. One thread.
 *
 * <ul>
 *   <li>A labelled span is <em>found</em> if nothing of it can be read afterwards: each of its
 *       letters and digits lies in some span that was found, of whatever type. A span that hides a
 *       part only is not, however large the part. Titles at either end of a person's name may stay.
 *   <li>What was found is <em>right</em> if at least half of its letters and digits are labelled,
 *       as whatever type; else it is wrong, which is also what a span is that swallows a line.
 *   <li>The type counts apart: how many of the found have no span of their own type over them. A
 *       nine-digit number may be one of a tax office or of a bank, and is hidden either way.
 *   <li>Every span in a text without labels is a look-alike that was hit.
 * </ul>
 */
final class SpanScore {
  private static final String PERSON = "PERSON";

  private static final Set<String> TITLES =
      Set.of(
          ("mr mrs ms miss mx dr prof sir dame herr frau dipl ing mag m mme mlle madame monsieur sr"
                  + " sra srta don doña sig signor signora dott avv pan pani heer mevrouw")
              .split(" "));

  /** What went otherwise than labelled. */
  record Difference(int line, String what, String type, int start, int end, String text) {}

  private final Map<String, TypeCounts> types = new TreeMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private int lines;
  private int bareLines;
  private long lookalikeHits;

  /**
   * @param found in any order, also over one another
   */
  void add(LabelledText text, List<TypedSpan> found) {
    lines++;
    BitSet hidden = places(found);
    for (TypedSpan span : text.spans()) {
      label(text, span, hidden, found);
    }
    BitSet labelled = places(text.spans());
    for (TypedSpan span : found) {
      TypeCounts counts = counts(span.type());
      counts.reported++;
      if (2 * within(text.text(), span, labelled) >= weight(text.text(), span)) {
        counts.right++;
      } else {
        differ(text, "wrong", span);
      }
    }
    if (text.spans().isEmpty()) {
      bareLines++;
      lookalikeHits += found.size();
    }
  }

  private void label(LabelledText text, TypedSpan span, BitSet hidden, List<TypedSpan> found) {
    TypeCounts counts = counts(span.type());
    counts.labelled++;
    TypedSpan core = withoutTitles(text.text(), span);
    int seen = within(text.text(), core, hidden);
    if (seen == weight(text.text(), core)) {
      counts.found++;
      boolean isTyped =
          found.stream().anyMatch(f -> f.type().equals(span.type()) && f.overlaps(span));
      counts.asOtherType += isTyped ? 0 : 1;
    } else {
      counts.partly += seen > 0 ? 1 : 0;
      differ(text, seen > 0 ? "partly" : "missed", span);
    }
  }

  private void differ(LabelledText text, String what, TypedSpan span) {
    String value = text.text().substring(span.start(), span.end());
    differences.add(
        new Difference(text.line(), what, span.type(), span.start(), span.end(), value));
  }

  private TypeCounts counts(String type) {
    return types.computeIfAbsent(type, _ -> new TypeCounts());
  }

  private static BitSet places(List<TypedSpan> spans) {
    BitSet places = new BitSet();
    spans.forEach(span -> places.set(span.start(), span.end()));
    return places;
  }

  /** Letters and digits of a span; all its characters if it has none. */
  private static int weight(String text, TypedSpan span) {
    return within(text, span, places(List.of(span)));
  }

  private static int within(String text, TypedSpan span, BitSet places) {
    int signs = 0;
    int all = 0;
    boolean hasSigns = false;
    for (int i = span.start(); i < span.end(); i++) {
      boolean isSign = Character.isLetterOrDigit(text.charAt(i));
      hasSigns |= isSign;
      if (places.get(i)) {
        all++;
        signs += isSign ? 1 : 0;
      }
    }
    return hasSigns ? signs : all;
  }

  private static TypedSpan withoutTitles(String text, TypedSpan span) {
    int start = span.start();
    int end = span.end();
    if (span.type().equals(PERSON)) {
      int space = text.indexOf(' ', start);
      while (space >= 0 && space < end && isTitle(text.substring(start, space))) {
        start = space + 1;
        space = text.indexOf(' ', start);
      }
      space = text.lastIndexOf(' ', end - 1);
      if (space > start && isTitle(text.substring(space + 1, end))) {
        end = space;
      }
    }
    return new TypedSpan(span.type(), start, end);
  }

  private static boolean isTitle(String word) {
    String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    return TITLES.contains(bare.toLowerCase(Locale.ROOT));
  }

  RedactionFigures figures(double linesPerCpuSecond) {
    Map<String, TypeFigures> figures = new TreeMap<>();
    types.forEach((type, counts) -> figures.put(type, counts.figures()));
    return new RedactionFigures(
        lines, bareLines, figures, lookalikeHits, linesPerCpuSecond, differences);
  }

  /** Counts of one type. */
  private static final class TypeCounts {
    private long labelled;
    private long found;
    private long partly;
    private long asOtherType;
    private long reported;
    private long right;

    TypeFigures figures() {
      return new TypeFigures(labelled, found, partly, asOtherType, reported, right);
    }
  }
}
