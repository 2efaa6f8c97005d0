package nightjar.shape;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Typed spans of blanked text, each replaced by a wildcard, in this order: dates with a month's
 * name, URLs, e-mail addresses, groups of digits joined by colons (times, MAC, IPv6), query
 * strings, host:port, quoted values, drive paths, paths, host names. The expressions are fixed and
 * ours; the text they run over is at most {@link FastKey#MAX_BYTES} long, and repeated groups are
 * bounded, because java.util.regex takes a stack frame for each turn.
 */
final class Masks {
  private static final String MONTH =
      "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?"
          + "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
  private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*+";
  private static final String ZONE = "(?:UTC|GMT|[ECMP][SD]T|CET|CEST|[+-]?0)\\b(?!:)";
  private static final String TOP_LEVEL =
      "com|org|net|edu|gov|mil|io|cn|hk|uk|de|jp|fr|ru|us|eu|info|local|lan|internal|localdomain";
  private static final String PACKAGE = "(?!(?:com|org|net|java|javax|android|io|edu)\\.)";
  private static final String HEX_GROUP = "(?:0|[0-9a-fA-F]{1,4})";

  private record Mask(String needs, Pattern pattern) {}

  private static final List<Mask> MASKS =
      List.of(
          mask(
              "",
              "\\b(?:"
                  + DAY
                  + ",?\\s+)?(?:0,?\\s+)?"
                  + MONTH
                  + "\\.?\\s+0(?:,?\\s+0)?(?::0){0,4}(?:\\s+"
                  + ZONE
                  + "){0,3}"),
          mask("://", "\\b[A-Za-z][A-Za-z0+.-]*+://[^\\s\"'<>,;)\\]]++"),
          mask("@", "(?<![\\w.+-])[\\w.+-]++@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++){1,16}+(?![\\w-])"),
          mask("@0", "(?<![\\w@])[\\w.+-]++@0(?![\\w])"),
          mask(
              ":",
              "(?<![\\w:.])(?=[0-9a-fA-F:]*0)"
                  + HEX_GROUP
                  + "?(?::{1,2}"
                  + HEX_GROUP
                  + "){2,16}(?![\\w:])"),
          mask("?", "(?<![\\w/.])[\\w/.-]*\\?[\\w.-]++=[^\\s\"'<>)]*+"),
          mask(":0", "(?<![\\w.-])(?:[A-Za-z_-]++\\.){1,16}+[A-Za-z]{2,}:0\\b"),
          mask("", "(?:(?<=[=(,\\[])|(?<=[=(,\\[] ))(?:'[^']{0,200}'|\"[^\"]{0,200}\")"),
          mask(":\\", "\\b[A-Za-z]:\\\\[^\\s,;]++"),
          mask("/", "(?<![\\w/.<>*])(?:/[\\w.@:+%~$#*{}\\[\\]&=?<>-]++){2,64}+/?"),
          mask(
              ".",
              "(?<![\\w./-])"
                  + PACKAGE
                  + "(?:[A-Za-z0-9_-]++\\.){1,16}(?:"
                  + TOP_LEVEL
                  + ")(?![\\w.-])"));

  private Masks() {}

  static String apply(String text) {
    String masked = text;
    for (Mask mask : MASKS) {
      if (masked.contains(mask.needs)) { // most texts lack what most masks need
        masked =
            mask.pattern
                .matcher(masked)
                .replaceAll(match -> Matcher.quoteReplacement(wildBeforeTail(match.group())));
      }
    }
    return masked;
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
