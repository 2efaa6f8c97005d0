package nightjar.pattern;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import nightjar.Severity;
import nightjar.shape.Shape;
import nightjar.shape.Tokens;

/** Words of a pattern for people: its text with natural spacing, and how bad its words sound. */
final class PatternText {
  private static final Set<String> FATAL =
      Set.of(
          "fatal",
          "panic",
          "panicked",
          "segfault",
          "sigsegv",
          "emergency",
          "oom-killer",
          "outofmemoryerror");
  private static final Set<String> ERROR =
      Set.of(
          "error",
          "errors",
          "exception",
          "fail",
          "failed",
          "fails",
          "failure",
          "failures",
          "denied",
          "refused",
          "cannot",
          "unable",
          "corrupt",
          "corrupted",
          "abort",
          "aborted",
          "invalid",
          "unreachable",
          "critical",
          "severe",
          "crashed");
  private static final Set<String> WARN =
      Set.of(
          "warn",
          "warning",
          "timeout",
          "timed",
          "retry",
          "retrying",
          "deprecated",
          "slow",
          "unexpected",
          "missing",
          "expired",
          "overflow",
          "throttled",
          "rejected");

  private PatternText() {}

  /** The tokens spaced as people write; a function of the shape alone. */
  static String of(Shape shape) {
    StringBuilder text = new StringBuilder();
    boolean space = false;
    boolean inQuotes = false;
    for (String token : shape.tokens()) {
      boolean quote = token.equals("\"") || token.equals("'");
      boolean tight = ":,;)]}=@".contains(token) || (quote && inQuotes);
      if (space && !tight) {
        text.append(' ');
      }
      text.append(token);
      inQuotes ^= quote;
      space = !("([{=@".contains(token) || (quote && inQuotes));
    }
    return text.toString();
  }

  /**
   * What the words suggest where no record carries a level; {@link Severity#UNSPECIFIED} if they
   * suggest nothing.
   */
  static int severityOfWords(Shape shape) {
    List<String> words =
        shape.tokens().stream()
            .filter(Tokens::isWord)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    if (words.stream().anyMatch(FATAL::contains)) {
      return Severity.FATAL;
    }
    if (words.stream()
        .anyMatch(
            word -> ERROR.contains(word) || word.endsWith("exception") || word.endsWith("error"))) {
      return Severity.ERROR;
    }
    return words.stream().anyMatch(WARN::contains) ? Severity.WARN : Severity.UNSPECIFIED;
  }
}
