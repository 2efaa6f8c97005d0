package nightjar.redact;

/**
 * Names of people as accounts: {@code maria.garcia}, of which the lists know one part, and {@code
 * maria}, a common given name. An account such as {@code jdoe42} names nobody by itself.
 */
final class LoginNames {
  private static final int MIN_PART = 2;
  private static final int MAX_PART = 24;

  /** Parts of accounts that no person has. */
  private static final NameList PARTS_OF_PROGRAMS =
      NameList.of(
          """
          svc srv bot ci cd app apps web api prod stage staging dev test local com org net int io de
          uk fr eu co sys auto build deploy sync cron job batch backup monitor monitoring runner
          scanner crawler slave master worker node proxy kiosk print printer scan reader writer
          readonly readwrite replication repl robot integration pipeline exporter importer loader
          etl report reporting reports ops devops infra cloud data db sql mysql redis kafka nginx
          apache tomcat jenkins gitlab github google apple microsoft amazon azure aws gcp example
          domain domains host hosts internal external public private main default common core base
          shared temp tmp old new first last given family name names mail email info contact
          support sales help helpdesk office reception shop store billing payroll finance hr team
          staff admin root user users account accounts client server session config settings
          id uid key keys token tokens length size count value values type types properties
          handler manager controller factory impl util utils
          """);

  private LoginNames() {}

  /** Where the name that begins at {@code at} ends, or -1. */
  static int end(CharSequence text, int at) {
    int first = partEnd(text, at);
    if (first - at < MIN_PART || !isLower(text, at, first)) {
      return -1;
    }
    if (first < text.length() && text.charAt(first) == '.') {
      int last = partEnd(text, first + 1);
      boolean isName =
          last - first > MIN_PART
              && NameForm.isEnd(text, last)
              && !Names.isNever(text, at, first)
              && !Names.isNever(text, first + 1, last)
              && !PARTS_OF_PROGRAMS.has(text, at, first)
              && !PARTS_OF_PROGRAMS.has(text, first + 1, last)
              && (Names.isListed(text, at, first)
                  || Names.isAnyFamily(text, first + 1, last)
                  || (first - at > 2 && last - first > 4));
      return isName ? last : -1;
    }
    boolean isGiven = NameForm.isEnd(text, first) && Names.isGiven(text, at, first);
    return isGiven && !isBeforeWord(text, first) ? first : -1;
  }

  /** What goes on in small letters is a sentence. */
  private static boolean isBeforeWord(CharSequence text, int at) {
    return at + 1 < text.length() && text.charAt(at) == ':' && text.charAt(at + 1) != ' ';
  }

  private static boolean isLower(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Letters.of(text.charAt(i)) != Letters.SMALL) {
        return false;
      }
    }
    return true;
  }

  private static int partEnd(CharSequence text, int at) {
    int end = at;
    while (end < text.length() && end - at <= MAX_PART && isPart(text, end, at)) {
      end++;
    }
    return end;
  }

  private static boolean isPart(CharSequence text, int at, int from) {
    char c = text.charAt(at);
    return Letters.of(c) == Letters.SMALL || (at == from && Letters.isLetter(c));
  }
}
