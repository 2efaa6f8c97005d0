package nightjar.redact;

/**
 * Values of options of commands: {@code --password V}, {@code -storepass V}, {@code -passin
 * pass:V}, {@code "--token", "V"}; {@link SecretWords} are the names. With an equal sign they are
 * {@link NamedSecrets}. Not recognised: names of options with a digit.
 */
final class OptionSecrets implements Rule {
  private static final int MAX_NAME = 40;
  private static final int MAX_GAP = 5;

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "behind an option for secrets";
  }

  @Override
  public String anchors() {
    return "-";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return nameEnd(text, at) >= 0;
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      int name = text.charAt(at) == '-' ? nameEnd(text, at) : -1;
      long span = name < 0 ? Span.NONE : value(text, name);
      if (span != Span.NONE) {
        return span;
      }
    }
    return Span.NONE;
  }

  /** Of the option that starts with the hyphen at {@code at}, if it is one for secrets, or -1. */
  private static int nameEnd(CharSequence text, int at) {
    if (at > 0 && " \t\"'[,(".indexOf(text.charAt(at - 1)) < 0) {
      return -1;
    }
    int end = at;
    while (end < text.length() && end - at < MAX_NAME && isName(text.charAt(end))) {
      end++;
    }
    return end - at > 4 && valueStart(text, end) > 0 && number(text, end) != 0 ? end : -1;
  }

  private static boolean isName(char c) {
    return Ascii.isLetter(c) || c == '-' || c == '_';
  }

  private static int number(CharSequence text, int end) {
    if (Ascii.stands(text, end - 6, "passin") || Ascii.stands(text, end - 7, "passout")) {
      return SecretWords.PASSWORD;
    }
    int number = SecretWords.before(text, end);
    return switch (number) {
      case SecretWords.PASSWORD, SecretWords.PHRASE, SecretWords.KEY, SecretWords.BARE -> number;
      case SecretWords.PASS -> SecretWords.PASSWORD;
      default -> 0;
    };
  }

  /** Behind spaces, or what divides the words of a list; -1 if there is neither. */
  private static int valueStart(CharSequence text, int name) {
    int at = name;
    while (at < text.length() && at - name < MAX_GAP && " \"',".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    boolean isApart = at > name + 1 || (at > name && text.charAt(name) == ' ');
    return isApart && at < text.length() && text.charAt(at) != '-' ? at : -1;
  }

  private static long value(CharSequence text, int name) {
    int start = valueStart(text, name);
    if (Ascii.stands(text, start, "pass:")) {
      start += "pass:".length();
    }
    char before = text.charAt(start - 1);
    boolean isQuoted = Labels.isQuote(before);
    int end =
        isQuoted ? NamedValues.quotedEnd(text, start, before) : NamedValues.plainEnd(text, start);
    return end > start && SecretValues.isSecret(text, start, end, number(text, name), isQuoted)
        ? Span.of(start, end)
        : Span.NONE;
  }
}
