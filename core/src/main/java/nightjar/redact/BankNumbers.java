package nightjar.redact;

/**
 * Numbers of bank accounts and of the banks that hold them. Routing numbers of the USA (ABA) and
 * Mexico's CLABE have a check digit; accounts have none that can be told from other numbers, so a
 * name or a word has to stand before them. Not recognised: BIC and IFSC, which name a branch.
 */
final class BankNumbers {
  private static final int ROUTING_LENGTH = 9;
  private static final int MIN_ACCOUNT = 6;
  private static final int MIN_LONG_ACCOUNT = 8;
  private static final int MAX_ACCOUNT = 17;
  private static final int CLABE_LENGTH = 18;

  private static final String DIGITS = "digits as of an account";

  static final NumberForm ROUTING =
      of("a routing number with its check digit", BankNumbers::routingEnd);

  /** Of a bank: eight digits in Germany, nine in Russia, fewer elsewhere. */
  static final NumberForm CODE = of("digits of a bank", (text, at) -> plainEnd(text, at, 3, 9));

  static final NumberForm SORT_CODE = of("a sort code", BankNumbers::sortCodeEnd);
  static final NumberForm ACCOUNT = of(DIGITS, (text, at) -> accountEnd(text, at, MIN_ACCOUNT));
  static final NumberForm LONG_ACCOUNT =
      of(DIGITS, (text, at) -> accountEnd(text, at, MIN_LONG_ACCOUNT));

  private BankNumbers() {}

  private static NumberForm of(String reason, AnnouncedForm.End end) {
    return new AnnouncedForm(Kind.BANK_NUMBER, reason, end);
  }

  /** {@code 021000021} or {@code 0210-0002-1}. */
  private static int routingEnd(CharSequence text, int at) {
    int run = Runs.digitsEnd(text, at, ROUTING_LENGTH);
    int end = run;
    if (run == at + 4 && Ascii.stands(text, run, '-') && Ascii.stands(text, run + 5, '-')) {
      end = run + 7;
    }
    boolean isWhole =
        Runs.isStart(text, at)
            && end <= text.length()
            && Runs.isEnd(text, end)
            && Runs.digits(text, at, end) == ROUTING_LENGTH;
    return isWhole && isRouting(text, at, end) ? end : -1;
  }

  /** 3 (d1 + d4 + d7) + 7 (d2 + d5 + d8) + d3 + d6 + d9 is a multiple of 10. */
  private static boolean isRouting(CharSequence text, int at, int end) {
    int sum = 0;
    int place = 0;
    for (int i = at; i < end; i++) {
      if (Ascii.isDigit(text.charAt(i))) {
        int digit = text.charAt(i) - '0';
        sum += digit * (place % 3 == 0 ? 3 : place % 3 == 1 ? 7 : 1);
        place++;
      }
    }
    int district = Runs.number(text, at, at + 2);
    return sum % 10 == 0
        && ((district >= 1 && district <= 12)
            || (district >= 21 && district <= 32)
            || (district >= 61 && district <= 72)
            || district == 80);
  }

  /**
   * {@code 20-45-77}, {@code 204577}, {@code 062-000}; with the account behind it where it has
   * hyphens and a space follows.
   */
  private static int sortCodeEnd(CharSequence text, int at) {
    int code = hyphenedCodeEnd(text, at);
    if (code < 0) {
      return plainEnd(text, at, 6, 6);
    }
    int account = Ascii.stands(text, code, ' ') ? plainEnd(text, code + 1, 6, 9) : -1;
    return account >= 0 ? account : Runs.isEnd(text, code) ? code : -1;
  }

  private static int hyphenedCodeEnd(CharSequence text, int at) {
    if (!Runs.isStart(text, at)) {
      return -1;
    }
    int first = Runs.digitsEnd(text, at, 3);
    int group = first - at;
    int end = groupEnd(text, first, group);
    if (group == 2) {
      end = groupEnd(text, end, group);
    }
    return group >= 2 && end > first ? end : -1;
  }

  /** Behind a hyphen and as many digits, or -1. */
  private static int groupEnd(CharSequence text, int at, int digits) {
    if (at < 0 || !Ascii.stands(text, at, '-')) {
      return -1;
    }
    int end = Runs.digitsEnd(text, at + 1, digits);
    return end == at + 1 + digits ? end : -1;
  }

  private static int accountEnd(CharSequence text, int at, int least) {
    int withCode = hyphenedCodeEnd(text, at);
    int account =
        withCode >= 0 && Ascii.stands(text, withCode, ' ')
            ? plainEnd(text, withCode + 1, 6, 9)
            : -1;
    if (account >= 0) {
      return account;
    }
    int plain = plainEnd(text, at, least, MAX_ACCOUNT);
    if (plain < 0) {
      plain = Math.max(clabeEnd(text, at), longEnd(text, at));
    }
    int groups = plain < 0 || Ascii.stands(text, plain, ' ') ? groupsEnd(text, at) : -1;
    return groups >= 0 ? groups : plain >= 0 ? plain : branchedEnd(text, at, least);
  }

  private static int plainEnd(CharSequence text, int at, int least, int most) {
    int end = Runs.digitsEnd(text, at, most + 1);
    return end - at >= least
            && end - at <= most
            && Runs.isStart(text, at)
            && Runs.isEnd(text, end)
            && Runs.differentDigits(text, at, end) > 1
        ? end
        : -1;
  }

  /** Eighteen digits: of weights 3, 7, 1 and so on each product's last digit adds to the sum. */
  private static int clabeEnd(CharSequence text, int at) {
    int end = plainEnd(text, at, CLABE_LENGTH, CLABE_LENGTH);
    if (end < 0) {
      return -1;
    }
    int sum = 0;
    for (int i = 0; i < CLABE_LENGTH - 1; i++) {
      int weight = i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1;
      sum += (text.charAt(at + i) - '0') * weight % 10;
    }
    return (10 - sum % 10) % 10 == text.charAt(end - 1) - '0' ? end : -1;
  }

  /** Twenty digits of Spain, 26 of Poland. */
  private static int longEnd(CharSequence text, int at) {
    int spanish = plainEnd(text, at, 20, 20);
    return spanish >= 0 ? spanish : plainEnd(text, at, 26, 26);
  }

  /** Groups of four with spaces: three of them or four; or France's 5, 5, 11 and 2 digits. */
  private static int groupsEnd(CharSequence text, int at) {
    int first = Runs.digitsEnd(text, at, 6);
    if (first == at + 5) {
      return spacedEnd(text, first, 5, 11, 2);
    }
    if (first == at + 2) {
      return spacedEnd(text, first, 4, 4, 4, 4, 4, 4);
    }
    if (first != at + 4) {
      return -1;
    }
    int spanish = spacedEnd(text, first, 4, 2, 10);
    int four = spanish >= 0 ? spanish : spacedEnd(text, first, 4, 4, 4);
    return four >= 0 ? four : spacedEnd(text, first, 4, 4);
  }

  private static int spacedEnd(CharSequence text, int from, int... groups) {
    int end = from;
    for (int group : groups) {
      int next = Ascii.stands(text, end, ' ') ? Runs.digitsEnd(text, end + 1, group + 1) : -1;
      if (next != end + 1 + group) {
        return -1;
      }
      end = next;
    }
    return Runs.isEnd(text, end) ? end : -1;
  }

  /** {@code 1234-567890-1}, {@code 12345-6}: branch, account and check digit. */
  private static int branchedEnd(CharSequence text, int at, int least) {
    int first = Runs.digitsEnd(text, at, 13);
    if (first - at < 2 || !Ascii.stands(text, first, '-') || !Runs.isStart(text, at)) {
      return -1;
    }
    int end = Runs.digitsEnd(text, first + 1, 12);
    if (first - at >= 3 && end - first > 2 && end - first < 8 && Ascii.stands(text, end, '-')) {
      int last = Runs.digitsEnd(text, end + 1, 12);
      if (last - end > 5 && Runs.isEnd(text, last) && Runs.digits(text, at, last) >= 10) {
        return last; // of Korea
      }
    }
    if (end - first > 4 && Ascii.stands(text, end, '-') && Ascii.isDigit(text, end + 1)) {
      end = Runs.digitsEnd(text, end + 1, 4);
    } else if (end == first + 1 && Ascii.stands(text, end, 'X')) {
      end++;
    }
    boolean isBranched = end - first > 4 || (first - at >= 4 && end == first + 2);
    return isBranched
            && Runs.digits(text, at, end) >= Math.min(least, 5)
            && Runs.differentDigits(text, at, end) > 1
            && Runs.isEnd(text, end)
        ? end
        : -1;
  }
}
