package nightjar.redact;

/**
 * Names and addresses as HL7 and DICOM write them, with circumflexes between their parts: {@code
 * DOE^JOHN^A}, {@code 14 Orchard Rise^^Shrewsbury^^SY3 7LT}. Of a name the lists know a part, or it
 * stands in the segment of a patient or behind the name of a field.
 */
final class ClinicalNames implements Rule {
  private static final int MAX_LENGTH = 60;
  private static final int MAX_BACK = 64;

  @Override
  public Kind kind() {
    return Kind.PERSON;
  }

  @Override
  public Kind kind(CharSequence text, int start, int end) {
    return Ascii.isDigit(text.charAt(start)) ? Kind.LOCATION : Kind.PERSON;
  }

  @Override
  public String reason() {
    return "parts of a name or an address with circumflexes between";
  }

  @Override
  public String anchors() {
    return "^";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return at > 0 && Labels.isName(text.charAt(at - 1));
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from + 1; at + 1 < text.length(); at++) {
      if (text.charAt(at) == '^' && Labels.isName(text.charAt(at - 1))) {
        long found = field(text, at, from);
        if (found != Span.NONE) {
          return found;
        }
      }
    }
    return Span.NONE;
  }

  private static long field(CharSequence text, int caret, int from) {
    int start = caret;
    while (start > from && caret - start < MAX_LENGTH && isAddress(text.charAt(start - 1))) {
      start--;
    }
    return Ascii.isDigit(text.charAt(start))
        ? address(text, start, caret)
        : name(text, start, caret);
  }

  private static boolean isAddress(char c) {
    return Labels.isName(c) || " .'-,#".indexOf(c) >= 0;
  }

  private static long name(CharSequence text, int start, int caret) {
    int given = partEnd(text, caret + 1);
    boolean isName = isPart(text, start, caret) && given > caret + 2;
    if (!isName) {
      return Span.NONE;
    }
    int end = given;
    while (end + 1 < text.length()
        && end - caret < MAX_LENGTH
        && text.charAt(end) == '^'
        && Letters.isLetter(text.charAt(end + 1))) {
      end = partEnd(text, end + 1);
    }
    boolean isKnown =
        Names.isAnyFamily(text, start, caret)
            || Names.isAnyGiven(text, caret + 1, given)
            || isOfPatient(text, start)
            || (start > 0 && text.charAt(start - 1) == '=');
    return isKnown && !Names.isNever(text, start, caret) ? Span.of(start, end) : Span.NONE;
  }

  private static boolean isPart(CharSequence text, int from, int to) {
    if (to - from < 2) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!Letters.isLetter(text.charAt(i)) && " '-".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return Letters.of(text.charAt(from)) != Letters.SMALL;
  }

  private static int partEnd(CharSequence text, int at) {
    int end = at;
    while (end < text.length()
        && end - at < 40
        && (Letters.isLetter(text.charAt(end)) || "'-.".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }

  /** Did the segment of a patient, of next of kin or of an insurance begin not far before? */
  private static boolean isOfPatient(CharSequence text, int start) {
    for (int at = start - 1; at > 2 && start - at < MAX_BACK; at--) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        return false;
      }
      if (c == '|' && isSegment(text, at - 3)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSegment(CharSequence text, int at) {
    return (Ascii.stands(text, at, "PID")
            || Ascii.stands(text, at, "NK1")
            || Ascii.stands(text, at, "GT1")
            || Ascii.stands(text, at, "IN1"))
        && Ascii.isWordStart(text, at);
  }

  /** A number, a street, and behind two circumflexes at least one more part. */
  private static long address(CharSequence text, int start, int caret) {
    int number = HouseNumbers.numberEnd(text, start);
    boolean isStreet =
        number > start
            && number + 2 < caret
            && text.charAt(number) == ' '
            && Letters.of(text.charAt(number + 1)) == Letters.CAPITAL;
    int end = caret;
    int letters = 0;
    while (end < text.length()
        && end - caret < 2 * MAX_LENGTH
        && (isAddress(text.charAt(end)) || text.charAt(end) == '^')) {
      letters += Letters.isLetter(text.charAt(end)) ? 1 : 0;
      end++;
    }
    while (end > caret && text.charAt(end - 1) == '^') {
      end--;
    }
    return isStreet && letters > 2 ? Span.of(start, end) : Span.NONE;
  }
}
