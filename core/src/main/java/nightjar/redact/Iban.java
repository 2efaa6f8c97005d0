package nightjar.redact;

/**
 * International bank account numbers: as long as their country says, with right check digits (ISO
 * 13616, ISO 7064 mod 97-10), together or in fours with spaces or with hyphens between them, all
 * letters small or all capital. Countries and lengths are those of the SWIFT registry. Not
 * recognised: other grouping, numbers with fewer than ten digits.
 */
final class Iban implements NumberForm {
  private static final String LENGTHS =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
          + " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21"
          + " HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27"
          + " MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24"
          + " RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22"
          + " VG24 XK20 YE30";

  /** Countries whose accounts are digits alone. */
  private static final String DIGITS =
      "AE AT BA BE BI CR CZ DE DJ DK EE EG ES FI FO GL HR HU IL IS LT LY ME MN MR NO PL PT RS SD SE"
          + " SI SK SO ST TL TN VA XK";

  /** Countries whose accounts begin with four letters. */
  private static final String BANK_LETTERS =
      "AZ BG BH GB GI HN IE IQ JO KW LC LV MT MU NI NL PK PS QA RO SC SV VG YE";

  private static final int LETTERS = 26;
  private static final int GROUP = 4;
  private static final int MIN = 15;
  private static final int MAX = 33;
  private static final int MIN_DIGITS = 10;
  private static final int MODULUS = 97;

  private static final byte[] LENGTH = new byte[LETTERS * LETTERS];
  private static final boolean[] HAS_DIGITS = new boolean[LETTERS * LETTERS];
  private static final boolean[] HAS_BANK_LETTERS = new boolean[LETTERS * LETTERS];

  static {
    for (String country : LENGTHS.split(" ", -1)) {
      LENGTH[country(country, 0)] = Byte.parseByte(country.substring(2));
    }
    for (String country : DIGITS.split(" ", -1)) {
      HAS_DIGITS[country(country, 0)] = true;
    }
    for (String country : BANK_LETTERS.split(" ", -1)) {
      HAS_BANK_LETTERS[country(country, 0)] = true;
    }
  }

  @Override
  public Kind kind() {
    return Kind.IBAN;
  }

  @Override
  public boolean isAlone() {
    return true;
  }

  @Override
  public String reason() {
    return "length and check digits of a country's IBAN";
  }

  @Override
  public boolean mayBegin(char first, int run) {
    return Ascii.isLetter(first) && (run == GROUP || (run >= MIN && run <= MAX));
  }

  @Override
  public int end(CharSequence text, int at) {
    int country = at + GROUP < text.length() ? country(text, at) : -1;
    if (country < 0 || LENGTH[country] == 0 || !isCheck(text, at) || !Borders.isStart(text, at)) {
      return -1;
    }
    char next = text.charAt(at + GROUP);
    char separator = next == ' ' || next == '-' ? next : 0;
    int groups = (LENGTH[country] - 1) / GROUP;
    int end = at + LENGTH[country] + (separator == 0 ? 0 : groups);
    return end <= text.length() && Borders.isEnd(text, end) && isRight(text, at, end, separator)
        ? end
        : -1;
  }

  private static int country(CharSequence text, int at) {
    char first = text.charAt(at);
    char second = text.charAt(at + 1);
    boolean isCountry =
        Ascii.isLetter(first) && Ascii.isLetter(second) && isSameCase(first, second);
    return isCountry ? value(first) * LETTERS + value(second) : -1;
  }

  private static boolean isSameCase(char one, char other) {
    return Ascii.isUpper(one) == Ascii.isUpper(other);
  }

  private static int value(char letter) {
    return (letter | 0x20) - 'a';
  }

  private static boolean isCheck(CharSequence text, int at) {
    return Ascii.isDigit(text.charAt(at + 2)) && Ascii.isDigit(text.charAt(at + 3));
  }

  /** The number, its first four characters moved to its end and letters read as 10 to 35, is 1. */
  private static boolean isRight(CharSequence text, int start, int end, char separator) {
    int country = country(text, start);
    int rest = 0;
    int digits = 2;
    int place = GROUP;
    for (int at = start + GROUP; at < end; at++) {
      char c = text.charAt(at);
      if (separator != 0 && (at - start) % (GROUP + 1) == GROUP) {
        if (c != separator) {
          return false;
        }
        continue;
      }
      if (!isPart(c, text.charAt(start), country, place++)) {
        return false;
      }
      digits += Ascii.isDigit(c) ? 1 : 0;
      rest = append(rest, c);
    }
    for (int at = start; at < start + GROUP; at++) {
      rest = append(rest, text.charAt(at));
    }
    int check = Digits.at(text, start + 2, 2);
    return rest == 1 && digits >= MIN_DIGITS && check >= 2 && check <= MODULUS + 1;
  }

  private static boolean isPart(char c, char first, int country, int place) {
    if (Ascii.isDigit(c)) {
      return !(HAS_BANK_LETTERS[country] && place < 2 * GROUP);
    }
    return Ascii.isLetter(c) && isSameCase(c, first) && !HAS_DIGITS[country];
  }

  private static int append(int rest, char c) {
    int longer = Ascii.isDigit(c) ? rest * 10 + c - '0' : rest * 100 + value(c) + 10;
    return longer % MODULUS;
  }
}
