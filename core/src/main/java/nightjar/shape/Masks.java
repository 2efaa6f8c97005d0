package nightjar.shape;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Typed spans of blanked text, each replaced by a wildcard, in this order: the value of a property,
 * columns of a query, lists in brackets, dates with a month's name, URLs, e-mail addresses, groups
 * of digits joined by colons (times, MAC, IPv6), query strings, host:port, quoted values, drive
 * paths, paths, host names, qualified names, lists of hosts. The expressions are fixed and ours;
 * the text they run over is at most {@link FastKey#MAX_BYTES} long, and repeated groups are
 * bounded, because java.util.regex takes a stack frame for each turn.
 */
final class Masks {
  private static final String MONTH =
      "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?"
          + "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
  private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*+";
  private static final String ZONE = "(?:UTC|GMT|[ECMP][SD]T|CET|CEST|[+-]?0)\\b(?!:)";
  private static final String HEX_GROUP = "(?:0|[0-9a-fA-F]{1,4})";
  private static final String AFTER_TABLE =
      "(?:WHERE|JOIN|LEFT|RIGHT|INNER|CROSS|GROUP|ORDER|LIMIT|HAVING|UNION|FOR"
          + "|where|join|left|right|inner|group|order|limit)\\b";

  /** A dotted key with its {@code =}. */
  private static final Pattern PROPERTY =
      Pattern.compile("(?:^|(?<=[\\s:]))(?:[A-Za-z_][\\w-]*+\\.){1,16}[A-Za-z_][\\w-]*+=");

  private static final Pattern COLUMNS =
      Pattern.compile(
          "(?:(?<=SELECT )|(?<=select ))[^\\n]{1,1000}?(?= (?:FROM|from) [\\w.\"`]++ *+"
              + "(?:$|[,;)]|(?:(?:AS )?\\w++ )?"
              + AFTER_TABLE
              + "))");

  /** An expression, and what a text has that it matches. */
  record Mask(Predicate<String> needs, Pattern pattern) {}

  static final List<Mask> MASKS =
      List.of(
          mask(
              Clues::hasMonth,
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
              Clues::hasGroups,
              "(?<![\\w:.])(?=[0-9a-fA-F:]*0)"
                  + HEX_GROUP
                  + "?(?::{1,2}"
                  + HEX_GROUP
                  + "){2,16}(?![\\w:])"),
          mask("?", "(?<![\\w/.])[\\w/.-]*\\?[\\w.-]++=[^\\s\"'<>)]*+"),
          mask(":0", "(?<![\\w.-])(?:[A-Za-z_-]++\\.){1,16}+[A-Za-z]{2,}:0\\b"),
          mask(
              Clues::hasQuote,
              "(?:(?<=[=(,\\[])|(?<=[=(,\\[] ))(?:'[^']{0,200}'|\"[^\"]{0,200}\")"),
          mask(":\\", "\\b[A-Za-z]:\\\\[^\\s,;]++"),
          mask(Clues::hasTwoSlashes, "(?<![\\w/.<>*])(?:/[\\w.@:+%~$#*{}\\[\\]&=?<>-]++){2,64}+/?"),
          mask(Clues::hasSlashFirst, "(?<![^\\s])/[A-Za-z_][\\w.-]*+(?=[\\s,;]|$)"),
          mask(
              Clues::hasTopLevel,
              "(?<![\\w./-])"
                  + DottedNames.NO_PACKAGE
                  + "(?:[A-Za-z0-9_-]++\\.){1,16}(?:"
                  + DottedNames.TOP_LEVEL
                  + ")(?![\\w.-])"),
          mask(
              Clues::hasTwoDots,
              "(?<![\\w./$@\\\\\"'-])(?="
                  + DottedNames.NAMESPACE
                  + "|(?:"
                  + DottedNames.PART
                  + "\\.){2,16}[A-Z])(?:"
                  + DottedNames.PART
                  + "\\.){2,16}(?!"
                  + DottedNames.EXCEPTION
                  + ")"
                  + DottedNames.PART
                  + "(?![\\w$/-])(?!\\.\\w)(?!=)"),
          mask("[0", "(?<![\\w.-])[\\w.-]*-[A-Za-z]?\\[0(?:[\\s,\\\\-]++0){0,64}\\]"));

  private Masks() {}

  static String apply(String text) {
    String masked = lists(columns(propertyToEnd(text)));
    for (Mask mask : MASKS) {
      if (mask.needs.test(masked)) { // most texts lack what most masks need
        masked =
            mask.pattern
                .matcher(masked)
                .replaceAll(match -> Matcher.quoteReplacement(wildBeforeTail(match.group())));
      }
    }
    return masked;
  }

  /** {@code name.of.property=value words}: with one '=' the value goes to the end of the line. */
  private static String propertyToEnd(String text) {
    int equals = text.indexOf('=');
    if (equals < 0
        || equals != text.lastIndexOf('=')
        || equals + 1 == text.length()
        || text.lastIndexOf('.', equals) < 0) {
      return text;
    }
    Matcher matcher = PROPERTY.matcher(text);
    return matcher.find() ? text.substring(0, matcher.end()) + Shape.WILD : text;
  }

  /** What stands between SELECT and FROM. */
  private static String columns(String text) {
    return text.contains("SELECT ") || text.contains("select ")
        ? COLUMNS.matcher(text).replaceAll(Shape.WILD)
        : text;
  }

  /** Names and numbers in brackets with commas between them, two at least. */
  private static String lists(String text) {
    int opening = text.indexOf('(');
    if (opening < 0 || text.indexOf(',', opening) < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    for (; opening >= 0; opening = text.indexOf('(', opening + 1)) {
      int closing = listEnd(text, opening + 1);
      if (closing > 0) {
        out.append(text, copied, opening + 1).append(Shape.WILD);
        copied = closing;
        opening = closing;
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  /** Place of the bracket that closes a list begun here; -1 if none does. */
  private static int listEnd(String text, int from) {
    boolean isAfterSpace = false;
    boolean isInMember = false;
    int members = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ')') {
        return isInMember && members > 0 ? i : -1;
      } else if (c == ',') {
        if (!isInMember) {
          return -1;
        }
        members++;
        isInMember = false;
        isAfterSpace = false;
      } else if (c == ' ' || c == '\t') {
        isAfterSpace = isInMember;
      } else if (isAfterSpace || !isOfList(c)) {
        return -1;
      } else {
        isInMember = true;
      }
    }
    return -1;
  }

  private static boolean isOfList(char c) {
    return c == '_' || ".*\"`".indexOf(c) >= 0 || Character.isLetterOrDigit(c);
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
    return mask(text -> text.contains(needs), pattern);
  }

  private static Mask mask(Predicate<String> needs, String pattern) {
    return new Mask(needs, Pattern.compile(pattern));
  }
}
