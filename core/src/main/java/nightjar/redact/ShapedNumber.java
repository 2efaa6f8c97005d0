package nightjar.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of a fixed length, written in one way.
 *
 * @param shape a character for each of theirs: {@code 9} a digit, {@code A} a capital, {@code a} a
 *     letter, {@code X} a capital or digit, {@code h} a hexadecimal digit; any other is itself
 */
record ShapedNumber(Kind kind, boolean isAlone, String reason, String shape, Check check)
    implements NumberForm {
  /** What else holds of a piece of text that has the shape. */
  interface Check {
    boolean isRight(CharSequence text, int start, int end);
  }

  /** A check of the digits alone. */
  interface DigitCheck {
    boolean isRight(long number);
  }

  static Check digits(DigitCheck check) {
    return (text, start, end) -> check.isRight(Digits.all(text, start, end));
  }

  /** Of a kind, in several shapes, masked wherever they stand. */
  static List<NumberForm> alone(Kind kind, String reason, Check check, String... shapes) {
    return forms(kind, true, reason, check, shapes);
  }

  /** Of a kind, in several shapes, masked where they are announced. */
  static List<NumberForm> announced(Kind kind, String reason, Check check, String... shapes) {
    return forms(kind, false, reason, check, shapes);
  }

  private static List<NumberForm> forms(
      Kind kind, boolean isAlone, String reason, Check check, String... shapes) {
    List<NumberForm> forms = new ArrayList<>();
    for (String shape : shapes) {
      forms.add(new ShapedNumber(kind, isAlone, reason, shape, check));
    }
    return forms;
  }

  @Override
  public boolean mayBegin(char first, int run) {
    int length = 0;
    while (length < shape.length() && Ascii.isLetterOrDigit(shape.charAt(length))) {
      length++;
    }
    return run == length && fits(first, shape.charAt(0));
  }

  @Override
  public int end(CharSequence text, int at) {
    int end = at + shape.length();
    if (end > text.length() || !fits(text, at)) {
      return -1;
    }
    return Borders.isStart(text, at) && Borders.isEnd(text, end) && check.isRight(text, at, end)
        ? end
        : -1;
  }

  private boolean fits(CharSequence text, int at) {
    for (int i = 0; i < shape.length(); i++) {
      if (!fits(text.charAt(at + i), shape.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(char c, char shape) {
    return switch (shape) {
      case '9' -> Ascii.isDigit(c);
      case 'A' -> Ascii.isUpper(c);
      case 'a' -> Ascii.isLetter(c);
      case 'X' -> Ascii.isUpperOrDigit(c);
      case 'h' -> Ascii.isHex(c);
      default -> c == shape;
    };
  }
}
