package nightjar.redact;

import nightjar.shape.FastKey;

/**
 * A given name with a family name behind it, in Latin, Cyrillic or Greek, wherever it stands;
 * initials and particles may be between them, and {@code Schmidt, Anna} is found as well. Both have
 * to be in the lists and no words of logs: in 25,000 lines of real logs one pair is found, the name
 * of a person, and in 295,000 descriptions of packages 201, of which most are people.
 */
final class NamePairs implements Rule {
  private static final String CAPITALS = capitals();

  private static String capitals() {
    StringBuilder letters = new StringBuilder("=");
    for (char c = 'A'; c < Anchors.BEYOND; c++) {
      if (Letters.of(c) == Letters.CAPITAL) {
        letters.append(c);
      }
    }
    return letters.append(Anchors.BEYOND).toString();
  }

  @Override
  public Kind kind() {
    return Kind.PERSON;
  }

  @Override
  public String reason() {
    return "a given name and a family name";
  }

  @Override
  public String anchors() {
    return CAPITALS;
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    int word = text.charAt(at) == '=' ? at + 1 : at;
    return word < text.length()
        && (word == 0 || !Letters.isLetter(text.charAt(word - 1)))
        && end(text, word) >= 0;
  }

  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    if (blanked.charAt(at) != '=') {
      return mayHold(blanked, at);
    }
    int next = Ascii.stands(blanked, at + 2, ", ") ? at + 4 : at + 3;
    return next < blanked.length()
        && blanked.charAt(at + 1) == FastKey.BLANK
        && blanked.charAt(next - 1) == ' '
        && Letters.isLetter(blanked.charAt(next));
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (Letters.of(text.charAt(at)) == Letters.CAPITAL && NameForm.isStart(text, at)) {
        int end = end(text, at);
        if (end >= 0) {
          return Span.of(at, end);
        }
      }
    }
    return Span.NONE;
  }

  /** {@code Schmidt, Anna}, if nothing else goes on behind it. */
  private static int turnedEnd(CharSequence text, int at, int comma) {
    int end = NameForm.wordEnd(text, comma + 2);
    boolean isPair =
        end > 0
            && !Names.isNever(text, at, comma)
            && !Names.isNever(text, comma + 2, end)
            && Names.isTurnedPair(text, at, end)
            && !isBeforeFamily(text, end);
    return isPair ? end : -1;
  }

  /** Names in a row: the given one belongs to what follows. */
  private static boolean isBeforeFamily(CharSequence text, int end) {
    int next = end + 1 < text.length() && text.charAt(end) == ' ' ? end + 1 : -1;
    return next > 0
        && NameForm.wordEnd(text, next) > next
        && Names.isAnyFamily(text, next, NameForm.wordEnd(text, next));
  }

  private static int end(CharSequence text, int at) {
    int first = NameForm.wordEnd(text, at);
    if (first < at + 2 || first + 2 >= text.length()) {
      return -1;
    }
    if (text.charAt(first) == ',' && text.charAt(first + 1) == ' ') {
      return turnedEnd(text, at, first);
    }
    if (text.charAt(first) != ' ' || !Names.isAnyGiven(text, at, first)) {
      return -1;
    }
    long form = NameForm.at(text, at, false);
    if (form == Span.NONE || Span.start(form) < 2) {
      return -1;
    }
    int end = Span.end(form);
    if (Names.isPair(text, at, end)) {
      return end;
    }
    int second = NameForm.wordEnd(text, first + 1);
    return second > 0 && second < end && Names.isPair(text, at, second) ? second : -1;
  }
}
