package nightjar.pattern;

import static nightjar.shape.Shape.WILD;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nightjar.shape.FastKey;
import nightjar.shape.Shape;
import nightjar.shape.Tokens;

/**
 * Whether a part that all messages of a pattern have in common is a value all the same: a number, a
 * literal such as {@code true}, what stands after a {@code =}, a user's or a host's name.
 */
final class SameEverywhere {
  /** From so many different messages on, a text after '=' that is always the same is constant. */
  private static final int ENOUGH = 3;

  /** A name that has a digit in it: ssh2, jk2_init, Slf4jLogger. */
  private static final Pattern NAME_WITH_DIGIT =
      Pattern.compile("[A-Za-z]{2,}+[A-Za-z_]*+\\d{1,2}+[A-Za-z_]*+|[A-Za-z]++\\d[A-Za-z_]{3,}+");

  /** A part of something with its number: L2, C1, u0. */
  private static final Pattern PART_NAME = Pattern.compile("[A-Za-z]\\d");

  private static final Pattern HEX_WORD = Pattern.compile("[a-f]{8,}+|[A-F]{8,}+");

  private static final Set<String> LITERALS =
      Set.of("true", "false", "null", "True", "False", "None", "nil", "TRUE", "FALSE", "NULL");
  private static final Set<String> ANSWERS = Set.of("yes", "no");

  private SameEverywhere() {}

  /**
   * @param row parts of one message; the others have the same one in this column
   * @param messages how many different ones have it
   */
  static boolean isValue(List<String> row, int column, int messages) {
    String part = row.get(column);
    String following = column + 1 < row.size() ? row.get(column + 1) : "";
    if (TemplateParts.isMark(part)
        || part.equals(WILD)
        || (following.equals("=") && Character.isLetter(part.charAt(0)))) {
      return false;
    }
    if (hasDigit(part)) {
      return !isName(part);
    }
    int before = visible(row, column, -1);
    if (before >= 0 && row.get(before).equals("=")) {
      if (ANSWERS.contains(part)) {
        return true;
      }
      if (messages < ENOUGH && !following.isEmpty() && !following.equals("=")) {
        return !isType(part, following);
      }
    }
    return looksLikeValue(part) || isNameOfSomebody(row, column, before);
  }

  /** {@code Token{…}}: what kind of value follows. */
  private static boolean isType(String part, String following) {
    return Tokens.isWord(part) && (following.equals("{") || following.equals("("));
  }

  private static boolean isName(String part) {
    return PART_NAME.matcher(part).matches()
        || (NAME_WITH_DIGIT.matcher(part).matches()
            && !part.chars().allMatch(SameEverywhere::isHex));
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static boolean hasDigit(String part) {
    return part.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean looksLikeValue(String part) {
    int slash = part.indexOf('/');
    int backslash = part.indexOf('\\');
    return LITERALS.contains(part)
        || HEX_WORD.matcher(part).matches()
        || (slash >= 0 && (part.indexOf('.') >= 0 || slash != part.lastIndexOf('/')))
        || (backslash >= 0 && backslash < part.length() - 1 && part.length() > 4);
  }

  /** Does the shape see a name in it, as in {@code for user root} and {@code for root from <*>}? */
  private static boolean isNameOfSomebody(List<String> row, int column, int before) {
    if (before < 0 || !isLetters(row.get(before)) || !isLetters(row.get(column))) {
      return false;
    }
    int after = visible(row, column, 1);
    int behind = after < 0 ? -1 : visible(row, after, 1);
    String text =
        (before > 0 ? "x " : "")
            + row.get(before)
            + ' '
            + row.get(column)
            + ' '
            + (after < 0 ? "" : row.get(after))
            + (behind >= 0 && (row.get(behind).equals(WILD) || hasDigit(row.get(behind)))
                ? " " + FastKey.BLANK
                : "");
    List<String> tokens = Shape.ofBlanked(text).tokens();
    int place = before > 0 ? 2 : 1;
    return tokens.size() > place
        && tokens.get(place - 1).equals(row.get(before))
        && tokens.get(place).equals(WILD);
  }

  private static boolean isLetters(String part) {
    return part.chars().allMatch(Character::isLetter);
  }

  /** The next part in that direction that is no white space, -1 if there is none. */
  private static int visible(List<String> row, int column, int step) {
    int i = column + step;
    while (i >= 0 && i < row.size() && TemplateParts.isSpace(row.get(i))) {
      i += step;
    }
    return i < row.size() ? i : -1;
  }
}
