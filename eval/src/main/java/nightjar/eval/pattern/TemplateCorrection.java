package nightjar.eval.pattern;

import static java.util.regex.Pattern.UNICODE_CHARACTER_CLASS;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.shape.Shape;

/**
 * The single-template correction of the published comparisons (Khan et al., "Guidelines for
 * assessing the accuracy of log message template identification techniques", ICSE 2022; in the form
 * Loghub-2.0 scores with: no user strings, no literals, no paths). It takes away differences that
 * are a matter of taste: a constant number or a word grown together with a value is a value, and
 * values with nothing but a mark between them are one.
 *
 * <p>Applied to both sides before templates are compared.
 */
final class TemplateCorrection {
  private static final String WILD = Shape.WILD;
  private static final Pattern SPACE = Pattern.compile("\\s+", UNICODE_CHARACTER_CLASS);
  private static final Pattern NUMBER = Pattern.compile("\\d+", UNICODE_CHARACTER_CLASS);
  private static final Pattern PART = Pattern.compile("[^\\s,!;:=|\"'\\[\\](){}.\\-+@#$%&]+");

  /** What is replaced, each as long as it is found, in the order published. */
  private static final List<Join> JOINS =
      List.of(
          new Join("<*>.<*>", WILD),
          new Join("<*><*>", WILD),
          new Join(" #<*># ", " <*> "),
          new Join(" #<*> ", " <*> "),
          new Join("<*>:<*>", WILD),
          new Join("<*>#<*>", WILD),
          new Join("<*>/<*>", WILD),
          new Join("<*>@<*>", WILD),
          new Join("<*>.<*>", WILD),
          new Join(" \"<*>\" ", " <*> "),
          new Join(" '<*>' ", " <*> "),
          new Join("<*><*>", WILD));

  private record Join(String found, String replacement) {
    String applied(String text) {
      String joined = text;
      while (joined.contains(found)) {
        joined = joined.replace(found, replacement);
      }
      return joined;
    }
  }

  private TemplateCorrection() {}

  static String of(String template) {
    String spaced = SPACE.matcher(template.strip()).replaceAll(" ");
    String text = PART.matcher(spaced).replaceAll(TemplateCorrection::part);
    for (Join join : JOINS) {
      text = join.applied(text);
    }
    return text;
  }

  private static String part(MatchResult match) {
    String part = match.group();
    boolean grown = part.contains(WILD) && part.indexOf('/') < 0;
    return Matcher.quoteReplacement(grown || NUMBER.matcher(part).matches() ? WILD : part);
  }
}
