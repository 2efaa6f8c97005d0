package nightjar.redact;

import nightjar.shape.FastKey;

/**
 * A common given name with a common family name behind it, in Latin, Cyrillic or Greek, wherever it
 * stands; initials and particles may be between them. The lists hold no words that logs have, and
 * in 25,000 lines of real logs nothing is taken for one.
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
    return "a common given name and a common family name";
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
    return at + 3 < blanked.length()
        && blanked.charAt(at + 1) == FastKey.BLANK
        && blanked.charAt(at + 2) == ' '
        && Letters.isLetter(blanked.charAt(at + 3));
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

  private static int end(CharSequence text, int at) {
    int first = NameForm.wordEnd(text, at);
    if (first < 0 || first + 1 >= text.length() || text.charAt(first) != ' ') {
      return -1;
    }
    if (!Names.isGiven(text, at, first)) {
      return -1;
    }
    long form = NameForm.at(text, at, false);
    if (form == Span.NONE || Span.start(form) < 2) {
      return -1;
    }
    int end = Span.end(form);
    return Names.isPair(text, at, end) ? end : -1;
  }
}
