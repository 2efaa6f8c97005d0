package nightjar.shape;

import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What a text must have so that a mask can match it. Looked for by hand before the mask's
 * expression is tried: most texts lack it, and an expression that fails costs more than all of
 * these looks together. Each is linear in the text's length, and may say yes where the expression
 * then matches nothing, but never no where it would match.
 */
final class Clues {
  private static final Set<String> MONTHS =
      Set.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final String INITIALS = "JFMASOND";
  private static final Set<String> TOP_LEVELS = Set.of(DottedNames.TOP_LEVEL.split("\\|", -1));

  private Clues() {}

  /** Does a quote stand where a value may begin? */
  static boolean hasQuote(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        char before = text.charAt(i - 1);
        if (before == ' ' && i > 1) {
          before = text.charAt(i - 2);
        }
        if (before == '=' || before == '(' || before == ',' || before == '[') {
          return true;
        }
      }
    }
    return false;
  }

  /** Do two colons stand before a hexadecimal digit or a colon, as in the shortest of times? */
  static boolean hasGroups(String text) {
    return isTwice(text, ':', behind -> behind == ':' || Character.digit(behind, 16) >= 0);
  }

  static boolean hasTwoSlashes(String text) {
    int first = text.indexOf('/');
    return first >= 0 && text.indexOf('/', first + 1) > 0;
  }

  /** Does a slash stand first in the text or behind white space? */
  static boolean hasSlashFirst(String text) {
    for (int at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
      if (at == 0 || text.charAt(at - 1) <= ' ') {
        return true;
      }
    }
    return false;
  }

  /** Do letters follow a dot that may be the end of a host name? */
  static boolean hasTopLevel(String text) {
    for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
      int end = at + 1;
      while (end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
        end++;
      }
      if (end > at + 2 && TOP_LEVELS.contains(text.substring(at + 1, end))) {
        return true;
      }
    }
    return false;
  }

  /** Do two dots stand before letters or a {@code _}, as in the shortest qualified name? */
  static boolean hasTwoDots(String text) {
    return isTwice(text, '.', behind -> Tokens.isAsciiLetter((char) behind) || behind == '_');
  }

  /** Does a mark stand twice in the text before a character that may follow it? */
  private static boolean isTwice(String text, char mark, IntPredicate follows) {
    int found = 0;
    for (int at = text.indexOf(mark); at >= 0 && found < 2; at = text.indexOf(mark, at + 1)) {
      found += at + 1 < text.length() && follows.test(text.charAt(at + 1)) ? 1 : 0;
    }
    return found == 2;
  }

  /** Do three letters in it begin the name of a month? */
  static boolean hasMonth(String text) {
    for (int i = text.length() - 3; i >= 0; i--) {
      char c = text.charAt(i);
      if (c >= 'A'
          && c <= 'S'
          && INITIALS.indexOf(c) >= 0
          && MONTHS.contains(text.substring(i, i + 3))) {
        return true;
      }
    }
    return false;
  }
}
