package nightjar.redact;

/** Which names of fields are the same in all lines of a fast key. */
final class FieldNames {
  private FieldNames() {}

  /**
   * Is the name that ends at {@code end} in no blank? In one is what holds a digit or stands right
   * behind a sign of equality: {@code user1}, {@code 10.0.0.1/user}.
   */
  static boolean isConstant(CharSequence text, int end) {
    int at = end;
    while (at > 0 && isToken(text.charAt(at - 1))) {
      if (Ascii.isDigit(text.charAt(at - 1)) || end - at >= LabelWords.MAX_LENGTH) {
        return false;
      }
      at--;
    }
    return at == 0 || text.charAt(at - 1) != '=';
  }

  private static boolean isToken(char c) {
    return Ascii.isWord(c) || c == '-' || c == '.' || c == '/';
  }
}
