package nightjar.pattern;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.shape.DottedNames;
import nightjar.shape.Shape;

/**
 * Values of a whole message that are seen by their own look, each replaced by a wildcard: dates
 * with their time, URLs, query strings, e-mail addresses, UUIDs, MAC and IP addresses, host:port,
 * drive paths, hexadecimal numbers, paths, host names, and the number of a {@code name-number}. The
 * same kinds the shape masks, but over real digits.
 *
 * <p>Every expression looks at each character a bounded number of times, whatever the text: runs
 * are possessive and start at a border only, groups are bounded.
 */
final class TemplateMasks {
  private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,8}+";
  private static final String MONTH =
      "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,8}+";
  private static final String GAP = "\\s{1,8}+";

  /**
   * Of three parts or more, and no class: a class that never changes is code, a topic is a value.
   */
  private static final String QUALIFIED_NAME =
      "(?<![\\w./$@\\\\\"'-])(?="
          + DottedNames.NAMESPACE
          + "|(?:"
          + DottedNames.PART
          + "\\.){2,16}[A-Z])(?:"
          + DottedNames.PART
          + "\\.){2,16}+(?!"
          + DottedNames.EXCEPTION
          + "|[A-Z][\\w$]*[a-z])"
          + DottedNames.PART
          + "(?![\\w$/-])(?!\\.\\w)(?!=)";

  /** An expression, and what a text must hold for it to match at all. */
  record Mask(String needs, Pattern pattern) {}

  static final List<Mask> MASKS =
      List.of(
          mask(
              ":",
              "(?<![\\w.])\\d{4}[-/]\\d\\d[-/]\\d\\d[ T]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,12}+)?)?"
                  + "(?:Z|[+-]\\d\\d:?\\d\\d)?(?!\\w)"),
          mask("://", "\\b[A-Za-z][A-Za-z0-9+.-]{0,31}+://[^\\s\"'<>,;)\\]]++"),
          mask("?", "(?<![\\w/.-])[\\w/.-]*+\\?[\\w.-]++=[^\\s\"'<>)]*+"),
          mask(
              ":",
              "\\b"
                  + DAY
                  + ",?"
                  + GAP
                  + MONTH
                  + GAP
                  + "\\d{1,2}"
                  + GAP
                  + "\\d{2}:\\d{2}:\\d{2}(?:"
                  + GAP
                  + "[A-Z]{3,4})?"
                  + GAP
                  + "\\d{4}\\b"),
          mask(
              "",
              "\\b"
                  + DAY
                  + ",?"
                  + GAP
                  + "\\d{1,2}"
                  + GAP
                  + MONTH
                  + ",?"
                  + GAP
                  + "\\d{4}(?:"
                  + GAP
                  + "\\d{2}:\\d{2}:\\d{2})?(?:"
                  + GAP
                  + "(?:[+-]\\d{4}|[A-Z]{3,4}))?"),
          mask("@", "(?<![\\w.+-])[\\w.+-]++@[\\w-]++(?:\\.[\\w-]++){1,16}+\\b"),
          mask("-", "\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b"),
          mask(":", "\\b(?:[0-9a-fA-F]{2}:){5,15}[0-9a-fA-F]{2}\\b"),
          mask(":", "(?<![\\w:])(?:[0-9a-fA-F]{1,4}:){2,7}:?[0-9a-fA-F]{1,4}(?![\\w:])"),
          mask(
              "::",
              "(?<![\\w:.])(?=[0-9a-fA-F:]*\\d)[0-9a-fA-F]{1,4}(?::{1,2}[0-9a-fA-F]{1,4}){2,7}(?![\\w:])"),
          mask(".", "(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,9}+)?(?![\\w.]\\d)"),
          mask(":", "(?<![\\w.-])(?:[A-Za-z0-9_-]++\\.){1,16}+[A-Za-z]{2,63}+:\\d{1,5}\\b"),
          mask(":\\", "\\b[A-Za-z]:\\\\[^\\s,;]++"),
          mask("0", "\\b0[xX][0-9a-fA-F]++\\b"),
          mask("/", "(?<![\\w/.<>*])(?:/[\\w.@:+%~$#*{}\\[\\]&=?<>-]++){2,64}+/?"),
          mask("/", "(?<!\\S)/[A-Za-z_][\\w.-]*+(?=[\\s,;]|$)"),
          mask(
              ".",
              "(?<![\\w./-])"
                  + DottedNames.NO_PACKAGE
                  + "(?:[A-Za-z0-9_-]++\\.){1,16}(?:"
                  + DottedNames.TOP_LEVEL
                  + ")(?![\\w.-])"),
          mask(".", QUALIFIED_NAME));

  /** {@code job-17}, {@code node.3B}: the name is constant, the number is not. */
  static final Pattern NUMBERED_NAME =
      Pattern.compile(
          "(?<![\\w./<>*-])([A-Za-z]{2,}+[-.])(?=[A-Z]*\\d)"
              + "(?:\\d{1,9}+(?:\\.\\d{1,9}+){1,8}+|[A-Z0-9]++)(?![\\w./<>*-]*[\\w<])");

  private TemplateMasks() {}

  static String apply(String message) {
    String masked = message;
    for (Mask mask : MASKS) {
      if (masked.contains(mask.needs)) {
        masked =
            mask.pattern
                .matcher(masked)
                .replaceAll(match -> Matcher.quoteReplacement(wildBeforeTail(match.group())));
      }
    }
    return NUMBERED_NAME.matcher(masked).replaceAll("$1" + Shape.WILD);
  }

  /** A wildcard for the match; its trailing {@code : . , ;} stay outside. */
  private static String wildBeforeTail(String match) {
    int end = match.length();
    while (end > 0 && ":.,;".indexOf(match.charAt(end - 1)) >= 0) {
      end--;
    }
    return Shape.WILD + match.substring(end);
  }

  private static Mask mask(String needs, String pattern) {
    return new Mask(needs, Pattern.compile(pattern));
  }
}
