package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts in which what a rule has to find stands in {@code ‹ ›}. */
final class MarkedText {
  private MarkedText() {}

  /** The rule finds what is marked in a text, and nothing else. */
  static void check(Rule rule, String marked) {
    String text = marked.replace("‹", "").replace("›", "");
    StringBuilder found = new StringBuilder();
    int done = 0;
    long span = rule.next(text, 0);
    while (span != Span.NONE) {
      found.append(text, done, Span.start(span)).append('‹');
      found.append(text, Span.start(span), Span.end(span)).append('›');
      done = Span.end(span);
      span = rule.next(text, done);
    }
    assertThat(found.append(text, done, text.length())).hasToString(marked);
  }
}
