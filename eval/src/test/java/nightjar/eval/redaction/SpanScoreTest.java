package nightjar.eval.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SpanScoreTest {
  private final SpanScore score = new SpanScore();

  /** Finds values in a text by what they read. */
  private static TypedSpan span(String text, String type, String value) {
    int start = text.indexOf(value);
    return new TypedSpan(type, start, start + value.length());
  }

  private void add(String text, List<TypedSpan> labels, TypedSpan... found) {
    score.add(new LabelledText(1, text, labels), Arrays.asList(found));
  }

  private TypeFigures figures(String type) {
    return Objects.requireNonNull(score.figures(1).types().get(type));
  }

  @Test
  void spanHiddenInPart_isNotFound() {
    String text = "card 4111 1111 1111 1111 declined";
    List<TypedSpan> labels = List.of(span(text, "CREDIT_CARD", "4111 1111 1111 1111"));
    add(text, labels, span(text, "CREDIT_CARD", "4111 1111 1111"));
    add(text, labels, span(text, "CREDIT_CARD", "4111 1111 1111 1111"));
    add(text, labels);
    assertThat(figures("CREDIT_CARD")).isEqualTo(new TypeFigures(3, 1, 1, 0, 2, 2));
    assertThat(score.figures(1).differences())
        .extracting(SpanScore.Difference::what)
        .containsExactly("partly", "missed");
  }

  @Test
  void severalSpansMayHideOne_andSignsAtItsEdgesMayStay() {
    String text = "key «ab-cd» used";
    add(
        text,
        List.of(span(text, "SECRET", "«ab-cd»")),
        span(text, "SECRET", "ab"),
        span(text, "SECRET", "cd"));
    assertThat(figures("SECRET").found()).isEqualTo(1);
  }

  @Test
  void spanOfOtherType_hidesAsWell_andIsCounted() {
    String text = "tfn 876543210";
    add(text, List.of(span(text, "AU_TFN", "876543210")), span(text, "SSN", "876543210"));
    assertThat(figures("AU_TFN")).isEqualTo(new TypeFigures(1, 1, 0, 1, 0, 0));
    assertThat(figures("SSN")).isEqualTo(new TypeFigures(0, 0, 0, 0, 1, 1));
    assertThat(score.figures(1).precision()).isEqualTo(1);
  }

  @Test
  void titlesOfPersons_mayStay() {
    String text = "Dear Mrs. Abernathy; MORETTI/LUCIA MR";
    add(
        text,
        List.of(span(text, "PERSON", "Mrs. Abernathy"), span(text, "PERSON", "MORETTI/LUCIA MR")),
        span(text, "PERSON", "Abernathy"),
        span(text, "PERSON", "MORETTI/LUCIA"));
    assertThat(figures("PERSON")).isEqualTo(new TypeFigures(2, 2, 0, 0, 2, 2));
  }

  @Test
  void titleOfAnotherType_mayNot() {
    String text = "lives at Dr Way 12";
    add(text, List.of(span(text, "LOCATION", "Dr Way 12")), span(text, "LOCATION", "Way 12"));
    assertThat(figures("LOCATION").partly()).isEqualTo(1);
  }

  @Test
  void spanThatSwallowsTheLine_isWrong() {
    String text = "from 10.2.3.4 to somewhere else, took 12 ms";
    add(text, List.of(span(text, "IP", "10.2.3.4")), new TypedSpan("PERSON", 0, text.length()));
    assertThat(figures("IP").found()).isEqualTo(1);
    assertThat(figures("PERSON").precision()).isZero();
  }

  @Test
  void everySpanInATextWithoutLabels_isALookalike() {
    String text = "build 1.2.3.4 of 5.6.7.8";
    add(text, List.of(), span(text, "IP", "1.2.3.4"), span(text, "IP", "5.6.7.8"));
    add("from 10.2.3.4", List.of(span("from 10.2.3.4", "IP", "10.2.3.4")));
    RedactionFigures figures = score.figures(1);
    assertThat(figures.lookalikeHits()).isEqualTo(2);
    assertThat(figures.bareLines()).isEqualTo(1);
    assertThat(figures.precision()).isZero();
  }

  @Test
  void nothingLabelledNorFound_hasNoShares() {
    add("nothing", List.of());
    assertThat(score.figures(1).recall()).isNaN();
    assertThat(score.figures(1).precision()).isNaN();
  }
}
