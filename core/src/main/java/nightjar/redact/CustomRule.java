package nightjar.redact;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Objects;

/**
 * A rule of the user's own: what an RE2/J expression finds, or its first group where it has one.
 * Time is linear in the text. Every line is looked at, as nothing is known of the expression.
 * Immutable.
 */
public final class CustomRule implements Rule {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

  private final String name;
  private final Pattern pattern;
  private final Mode mode;

  /**
   * @param name what the marker says: capitals, digits and underscores
   * @throws IllegalArgumentException if the name is none
   * @throws com.google.re2j.PatternSyntaxException if the expression is none, saying where
   */
  public CustomRule(String name, String expression, Mode mode) {
    this.name = Objects.requireNonNull(name);
    this.mode = Objects.requireNonNull(mode);
    if (!NAME.matches(name)) {
      throw new IllegalArgumentException(
          "the name of a rule is capitals, digits and underscores, not »" + name + "«");
    }
    this.pattern = Pattern.compile(expression);
    if (pattern.matches("")) {
      throw new IllegalArgumentException("rule " + name + " finds the empty text everywhere");
    }
  }

  String marker() {
    return "[" + name + "]";
  }

  public Mode mode() {
    return mode;
  }

  public String name() {
    return name;
  }

  @Override
  public Kind kind() {
    return Kind.CUSTOM;
  }

  @Override
  public String reason() {
    return "your rule " + name;
  }

  @Override
  public String anchors() {
    return "";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return true;
  }

  @Override
  public long next(CharSequence text, int from) {
    Matcher matcher = pattern.matcher(text);
    int group = pattern.groupCount() > 0 ? 1 : 0;
    for (int at = from; at <= text.length() && matcher.find(at); at = matcher.end()) {
      if (matcher.start(group) >= from && matcher.end(group) > matcher.start(group)) {
        return Span.of(matcher.start(group), matcher.end(group));
      }
      if (matcher.end() == matcher.start()) {
        return Span.NONE;
      }
    }
    return Span.NONE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CustomRule rule
        && rule.name.equals(name)
        && rule.mode == mode
        && rule.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, mode, pattern);
  }
}
