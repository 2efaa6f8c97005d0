package nightjar.pattern;

import java.util.ArrayList;
import java.util.List;
import nightjar.shape.Shape;

/**
 * A masked message cut into parts: white space, wildcards, marks, runs of dots, pieces of text in a
 * script without spaces, and what is between them. Put together the parts are the message again.
 */
final class TemplateParts {
  private static final String MARKS = "=,;:|(){}[]\"'@#";

  private TemplateParts() {}

  static List<String> of(String masked) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < masked.length(); ) {
      int width = separator(masked, i);
      if (width == 0) {
        i++;
        continue;
      }
      if (i > start) {
        parts.add(masked.substring(start, i));
      }
      addSeparator(parts, masked.substring(i, i + width));
      i += width;
      start = i;
    }
    if (start < masked.length()) {
      parts.add(masked.substring(start));
    }
    return parts;
  }

  /** White space, a mark, a run of dots, a lone '-' or '.': says nothing by itself. */
  static boolean isMark(String part) {
    char first = part.charAt(0);
    return isSpace(first)
        || (part.length() == 1 && (MARKS.indexOf(first) >= 0 || first == '-' || first == '.'))
        || part.chars().allMatch(c -> c == '.');
  }

  static boolean isSpace(String part) {
    return isSpace(part.charAt(0));
  }

  /** White space as the expressions of RE2 and Java have it in common. */
  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  private static int separator(String text, int i) {
    char c = text.charAt(i);
    if (MARKS.indexOf(c) >= 0) {
      return 1;
    }
    if (text.startsWith(Shape.WILD, i)) {
      return Shape.WILD.length();
    }
    int end = i;
    while (end < text.length() && isSameRun(c, text.charAt(end))) {
      end++;
    }
    return c == '.' && end - i < 2 ? 0 : end - i;
  }

  private static boolean isSameRun(char first, char c) {
    return (first == '.' && c == '.')
        || (isSpace(first) && isSpace(c))
        || (isUnspaced(first) && isUnspaced(c));
  }

  /**
   * A run without spaces is cut as the shape cuts it: two characters, the middle, two characters.
   */
  private static void addSeparator(List<String> parts, String separator) {
    int length = separator.length();
    if (length > 4 && isUnspaced(separator.charAt(0))) {
      parts.add(separator.substring(0, 2));
      parts.add(separator.substring(2, length - 2));
      parts.add(separator.substring(length - 2));
    } else {
      parts.add(separator);
    }
  }

  private static boolean isUnspaced(char c) {
    return (c >= '\u3040' && c <= '\u30ff')
        || (c >= '\u3400' && c <= '\u9fff')
        || (c >= '\uac00' && c <= '\ud7af');
  }
}
