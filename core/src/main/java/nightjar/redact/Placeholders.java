package nightjar.redact;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What stands where a secret would, and is none: what was masked before, variables, remarks. */
final class Placeholders {
  private static final LabelWords SAID =
      LabelWords.of(
          Arrays.stream(
                  ("null none nil true false empty undefined required missing expired invalid wrong"
                          + " incorrect not redacted hidden masked filtered removed unset failed"
                          + " failure success string char boolean integer object function bytes"
                          + " plaintext basic bearer digest negotiate xxxx unknown default optional"
                          + " enabled disabled present absent blank changed updated rejected"
                          + " accepted denied revoked mismatch matched matches anonymous include"
                          + " omit same-origin provided deprecated reset your authentication error"
                          + " warning field value array number sensitive protected encrypted encoded"
                          + " short long weak expires refresh valid verified validated generated"
                          + " created rotated found stored saved sent used unused never always"
                          + " passed skipped does doesnt cannot authorization deleted is are was has"
                          + " have can must should will been being option"
                          + " flag argument parameter and"
                          + " not_set not_found not_provided not_present no_value n/a has_expired")
                      .split(" "))
              .distinct()
              .collect(Collectors.toMap(word -> word.replace('_', ' '), word -> 1)));

  private Placeholders() {}

  /**
   * Stars, crosses and dots, {@code ${NAME}}, {@code {{name}}}, {@code %s}, {@code [NAME]}, a bind
   * variable.
   */
  static boolean isPlaceholder(CharSequence text, int start, int end) {
    char first = text.charAt(start);
    return switch (first) {
      case '<', '{' -> true;
      case '[' -> isMarker(text, start, end);
      case '$', '#', '@' -> isVariable(text, start, end);
      case '%' -> end - start <= 3 || text.charAt(end - 1) == '%';
      case ':', '?' -> isName(text, start + 1, end);
      default ->
          isMasked(text, start, end) || isInBrackets(text, start, end) || isRange(text, start);
    };
  }

  /** {@code [NAME]}, whose last bracket may stand behind what was taken for the value. */
  private static boolean isMarker(CharSequence text, int start, int end) {
    int close = text.charAt(end - 1) == ']' ? end - 1 : end;
    boolean isClosed = close < text.length() && text.charAt(close) == ']';
    return isClosed && isName(text, start + 1, close);
  }

  private static boolean isVariable(CharSequence text, int start, int end) {
    char next = start + 1 < end ? text.charAt(start + 1) : ' ';
    return next == '{' || next == '(' || isName(text, start + 1, end);
  }

  /** Letters and underscores alone, or digits alone. */
  private static boolean isName(CharSequence text, int start, int end) {
    int i = start;
    while (i < end && (Ascii.isLetter(text.charAt(i)) || text.charAt(i) == '_')) {
      i++;
    }
    return i == end
        || (i == start
            && end - start <= 2
            && Ascii.isDigit(text.charAt(start))
            && Ascii.isDigit(text.charAt(end - 1)));
  }

  private static boolean isMasked(CharSequence text, int start, int end) {
    int run = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      run = i > start && c == text.charAt(i - 1) ? run + 1 : 1;
      boolean isDots = c == '*' || c == '\u2022' || c == '.';
      if ((run >= 3 && isDots) || (run >= 4 && (c | 0x20) == 'x')) {
        return true;
      }
    }
    return run == end - start
        && !Ascii.isLetterOrDigit(text.charAt(start))
        && text.charAt(start) != Found.BLOT;
  }

  /** Of a regular expression: {@code a-zA-Z0-9}. */
  private static boolean isRange(CharSequence text, int start) {
    return Folded.stands(text, start, "a-za-z") || Ascii.stands(text, start, "A-Z0-9");
  }

  private static boolean isInBrackets(CharSequence text, int start, int end) {
    return start > 0
        && text.charAt(start - 1) == '['
        && end < text.length()
        && text.charAt(end) == ']'
        && isName(text, start, end);
  }

  /** One of the words that are said of secrets, perhaps with a mark behind it. */
  static boolean isSaid(CharSequence text, int start, int end) {
    long said = end - start <= LabelWords.MAX_LENGTH ? SAID.behind(text, start) : Span.NONE;
    int left = said == Span.NONE ? end : end - Span.end(said);
    return left == 0 || (left == 1 && !Ascii.isLetterOrDigit(text.charAt(end - 1)));
  }

  /** The first of several words is said of secrets: {@code is too short}. */
  static boolean isSaidFirst(CharSequence text, int start, int end) {
    long said = SAID.behind(text, start);
    return said != Span.NONE && Span.end(said) < end && text.charAt(Span.end(said)) == ' ';
  }
}
