package nightjar.redact;

/**
 * Names before an address of mail or a number of a phone in brackets: {@code "Moira Callaghan"
 * <sip:2001@pbx>}, {@code Oluwaseun Adeyemi (seun@paystream.ng)}. Two words at least, none of which
 * is one of logs; before a round bracket the lists have to know one of them.
 */
final class ContactNames implements Rule {
  private static final int MAX_BACK = 60;
  private static final int MAX_WORDS = 4;

  @Override
  public Kind kind() {
    return Kind.PERSON;
  }

  @Override
  public String reason() {
    return "the form of a name before an address of mail or a phone number";
  }

  @Override
  public String anchors() {
    return "<(";
  }

  /** Behind a sign of equality the name's first word is a blank; its last one never is. */
  @Override
  public boolean mayHold(CharSequence text, int at) {
    int end = nameEnd(text, at);
    return end > 0 && at + 1 < text.length() && Letters.isLetter(text.charAt(end - 1));
  }

  private static int nameEnd(CharSequence text, int bracket) {
    int end = bracket;
    while (end > 0
        && bracket - end < 2
        && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '"')) {
      end--;
    }
    return end < bracket ? end : -1;
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at + 1 < text.length(); at++) {
      char c = text.charAt(at);
      if ((c == '<' || c == '(') && isContact(text, at + 1)) {
        int end = nameEnd(text, at);
        long found = end > from ? before(text, end, from, c == '<') : Span.NONE;
        if (found != Span.NONE) {
          return found;
        }
      }
    }
    return Span.NONE;
  }

  private static boolean isContact(CharSequence text, int at) {
    int start = Ascii.stands(text, at, "sip:") ? at + 4 : at;
    char c = text.charAt(Math.min(start, text.length() - 1));
    return c == Found.BLOT || c == '+' || start > at;
  }

  /** The longest name of two words and more that ends at {@code end}. */
  private static long before(CharSequence text, int end, int from, boolean isAddress) {
    long found = Span.NONE;
    int at = end;
    for (int words = 0; words < MAX_WORDS && at > from; words++) {
      int start = at;
      while (start > from && end - start < MAX_BACK && isWord(text.charAt(start - 1))) {
        start--;
      }
      if (start == at || !NameForm.isStart(text, start)) {
        break;
      }
      long form = NameForm.at(text, start, false);
      boolean isName =
          form != Span.NONE
              && Span.end(form) == end
              && Span.start(form) > 1
              && (Names.isLikely(text, start, end)
                  || (isAddress && Names.isUnknownName(text, start, end)));
      found = isName ? Span.of(start, end) : found;
      if (start == from || text.charAt(start - 1) != ' ') {
        break;
      }
      at = start - 1;
    }
    return found;
  }

  private static boolean isWord(char c) {
    return Letters.isLetter(c) || "-'.\u2019".indexOf(c) >= 0;
  }
}
