package nightjar.redact;

/**
 * Places in fields: streets, towns, post codes, degrees. Countries, regions of clouds and paths in
 * fields named {@code location} stay; of an {@code address} is taken what looks like one of a
 * house, not one of a machine. Not recognised: towns in sentences.
 */
final class PlaceFields implements Rule {
  private static final int MAX_VALUE = 120;
  private static final int MAX_TOWN = 40;
  private static final int NEAR = 64;
  private static final int MIN_DECIMALS = 2;

  /** Fields that are looked at on either side. */
  private static final int MAX_SIGNS = 2;

  @Override
  public Kind kind() {
    return Kind.LOCATION;
  }

  @Override
  public String reason() {
    return "behind the name of a field that holds places";
  }

  @Override
  public String anchors() {
    return Labels.SIGNS;
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return label(text, at) > PlaceLabels.NONE;
  }

  private static int label(CharSequence text, int sign) {
    int end = Labels.nameEnd(text, sign);
    return end < 0 || !FieldNames.isConstant(text, end) ? 0 : PlaceLabels.WORDS.before(text, end);
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (Labels.isSign(text.charAt(at))) {
        int label = label(text, at);
        int start = label > PlaceLabels.NONE ? Labels.valueStart(text, at) : -1;
        int end = start >= from && start < text.length() ? end(text, at, start, label) : -1;
        if (end > start) {
          return Span.of(start, end);
        }
      }
    }
    return Span.NONE;
  }

  private static int end(CharSequence text, int sign, int start, int label) {
    return switch (label) {
      case PlaceLabels.TOWN -> town(text, start);
      case PlaceLabels.STREET -> street(text, start, false);
      case PlaceLabels.ADDRESS -> Math.max(street(text, start, true), point(text, start));
      case PlaceLabels.POST_CODE -> postCode(text, start);
      case PlaceLabels.DEGREES -> degrees(text, start);
      case PlaceLabels.SHORT_LATITUDE, PlaceLabels.SHORT_LONGITUDE -> {
        int end = degrees(text, start);
        yield end > 0 && hasPartner(text, sign, end, label) ? end : -1;
      }
      default -> point(text, start);
    };
  }

  /** Letters and what stands between them, up to a quote or what ends a value. */
  private static int town(CharSequence text, int start) {
    boolean isQuoted = Labels.isQuote(text.charAt(start - 1));
    int end = start;
    while (end < text.length() && end - start < MAX_TOWN && isTown(text, end, isQuoted)) {
      end++;
    }
    boolean isEnd = end == text.length() || isValueEnd(text.charAt(end)) || text.charAt(end) == ' ';
    boolean isWord = end - start > 1 && !Names.isNever(text, start, firstWord(text, start, end));
    boolean isName =
        isQuoted
            || Letters.of(text.charAt(start)) != Letters.SMALL
            || text.charAt(start - 1) == '=';
    return isEnd && isWord && isName ? end : -1;
  }

  private static int firstWord(CharSequence text, int start, int end) {
    int at = start;
    while (at < end && text.charAt(at) != ' ') {
      at++;
    }
    return at;
  }

  /** Without quotes a further word has a capital and is no field of its own. */
  private static boolean isTown(CharSequence text, int at, boolean isQuoted) {
    char c = text.charAt(at);
    if (Letters.isLetter(c)) {
      return true;
    }
    if (at + 1 >= text.length() || !Letters.isLetter(text.charAt(at + 1))) {
      return false;
    }
    return c == '-'
        || c == '\''
        || (c == '.' && isQuoted)
        || (c == ' ' && (isQuoted || isNameOfTown(text, at + 1)))
        || (c == '+' && text.charAt(at - 1) != '+');
  }

  private static boolean isNameOfTown(CharSequence text, int at) {
    int end = NameForm.wordEnd(text, at);
    return end > 0 && !Ascii.stands(text, end, ":");
  }

  private static boolean isValueEnd(char c) {
    return "\"'`,;&|)]}<>\t\n".indexOf(c) >= 0;
  }

  /**
   * All of a quoted value, or words up to what ends one.
   *
   * @param isUnsure a machine's address may be there
   */
  private static int street(CharSequence text, int start, boolean isUnsure) {
    boolean isQuoted = Labels.isQuote(text.charAt(start - 1));
    char quote = text.charAt(start - 1);
    int end = start;
    int letters = 0;
    int digits = 0;
    int spaces = 0;
    while (end < text.length() && end - start < MAX_VALUE) {
      char c = text.charAt(end);
      if (isQuoted ? c == quote : isStreetEnd(text, end)) {
        break;
      }
      if (c == Found.BLOT || "@\\{}=".indexOf(c) >= 0 || Ascii.stands(text, end, "://")) {
        return -1;
      }
      letters += Letters.isLetter(c) ? 1 : 0;
      digits += Ascii.isDigit(c) ? 1 : 0;
      spaces += c == ' ' || Letters.of(c) >= Letters.HAN ? 1 : 0;
      end++;
    }
    boolean isStreet =
        isUnsure
            ? letters > 4 && digits > 0 && spaces > 0 && !isMachine(text, start, end)
            : letters > 2 && end - start > 3 && !isPath(text, start);
    return isStreet && !Names.isNever(text, start, firstWord(text, start, end)) ? end : -1;
  }

  private static boolean isPath(CharSequence text, int start) {
    char c = text.charAt(start);
    return c == '/' || c == '.' || c == '<' || c == '$';
  }

  /** Words of a machine's address: {@code 0x…}, {@code 10.0.0.1 port 22}, {@code us-east-1}. */
  private static boolean isMachine(CharSequence text, int start, int end) {
    int dots = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      dots += c == '.' && i + 1 < end && Ascii.isDigit(text.charAt(i + 1)) ? 1 : 0;
      if (c == ':' || c == '_' || Ascii.stands(text, i, "0x") || Ascii.stands(text, i, " port ")) {
        return true;
      }
    }
    return dots > 1 || isPath(text, start) || !hasCapital(text, start, end);
  }

  private static boolean hasCapital(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      int kind = Letters.of(text.charAt(i));
      if (kind != Letters.NONE && kind != Letters.SMALL) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStreetEnd(CharSequence text, int at) {
    char c = text.charAt(at);
    if (c == ' ') {
      return isFieldBehind(text, at + 1);
    }
    return "\"'`;&|)]}<>\t\n".indexOf(c) >= 0
        || (c == ',' && (at + 1 == text.length() || isFieldBehind(text, at + 2)));
  }

  /** A name and a sign of equality, or a quoted name. */
  private static boolean isFieldBehind(CharSequence text, int from) {
    int at = from;
    while (at < text.length()
        && at - from < 24
        && (Ascii.isWord(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return at < text.length() && at > from && (text.charAt(at) == '=' || text.charAt(at) == ':');
  }

  private static int postCode(CharSequence text, int start) {
    int end = PostCodes.end(text, start);
    boolean isWhole =
        end > 0
            && (end == text.length()
                || isValueEnd(text.charAt(end))
                || " .".indexOf(text.charAt(end)) >= 0);
    return isWhole ? end : -1;
  }

  private static int degrees(CharSequence text, int start) {
    int end = DecimalText.end(text, start);
    boolean isPlace = end > 0 && DecimalText.isWithin(text, start, end, 180, MIN_DECIMALS, 17);
    return isPlace && !isAllZero(text, start, end) ? end : -1;
  }

  private static boolean isAllZero(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Ascii.isDigit(text.charAt(i)) && text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  /** Is the field of the other number near, before or behind? */
  private static boolean hasPartner(CharSequence text, int sign, int start, int label) {
    int signs = 0;
    for (int at = start; at < text.length() && at - start < NEAR && signs < MAX_SIGNS; at++) {
      if (Labels.isSign(text.charAt(at))) {
        signs++;
        if (isPartner(text, at, label)) {
          return true;
        }
      }
    }
    signs = 0;
    for (int at = sign - 1; at > 0 && sign - at < NEAR && signs < MAX_SIGNS; at--) {
      if (Labels.isSign(text.charAt(at))) {
        signs++;
        if (isPartner(text, at, label)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPartner(CharSequence text, int at, int label) {
    int other = label(text, at);
    return other != label
        && (other == PlaceLabels.DEGREES
            || other == PlaceLabels.SHORT_LATITUDE
            || other == PlaceLabels.SHORT_LONGITUDE);
  }

  /** {@code 52.52, 13.40}, perhaps {@code [13.40, 52.52]}. */
  private static int point(CharSequence text, int start) {
    int first = DecimalText.end(text, start);
    if (first < 0 || first >= text.length() || ",; ".indexOf(text.charAt(first)) < 0) {
      return -1;
    }
    int second = first + 1;
    if (second < text.length() && text.charAt(second) == ' ') {
      second++;
    }
    int end = DecimalText.end(text, second);
    boolean isList =
        end > 0
            && Ascii.stands(text, end, ",")
            && end + 1 < text.length()
            && Ascii.isDigit(text.charAt(end + 1));
    boolean isPlace =
        end > 0
            && (Coordinates.isPlace(text, start, first, second, end, MIN_DECIMALS)
                || Coordinates.isPlace(text, second, end, start, first, MIN_DECIMALS));
    return isPlace && !isList ? end : -1;
  }
}
