package nightjar.eval.redaction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nightjar.redact.Redactor;
import org.jspecify.annotations.Nullable;

/** Compares what is found in the texts of a labelled set with its labels. */
public final class RedactionEvaluation {
  private RedactionEvaluation() {}

  /**
   * Takes a set through our redactor, and through Presidio where there is one.
   *
   * @param presidio null for none
   * @throws IOException if the set cannot be read, or Presidio fails; the message says why
   */
  public static RedactionReport run(Path set, @Nullable Presidio presidio) throws IOException {
    List<LabelledText> texts = LabelledTexts.read(set);
    Redactor redactor = new Redactor();
    SpanScore score = new SpanScore();
    for (LabelledText text : texts) {
      score.add(text, found(redactor, text));
    }
    RedactionFigures ours = score.figures(RedactionRate.of(texts, redactor));
    if (presidio == null) {
      return new RedactionReport(ours, null, null);
    }
    PresidioSpans peer = presidio.find(texts);
    return new RedactionReport(ours, peer.score(texts), peer.version());
  }

  private static List<TypedSpan> found(Redactor redactor, LabelledText text) {
    return redactor.find(text.text()).stream()
        .map(masked -> new TypedSpan(masked.kind(), masked.start(), masked.end()))
        .toList();
  }
}
