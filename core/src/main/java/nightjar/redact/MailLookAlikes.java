package nightjar.redact;

import java.util.Map;

/** What has the form of a mail address and is none. */
final class MailLookAlikes {
  private static final int MIN_MESSAGE_ID = 12;

  private static final LabelWords MESSAGE_IDS =
      LabelWords.of(
          Map.of(
              "message id",
              1,
              "mid",
              1,
              "msgid",
              1,
              "references",
              1,
              "in reply to",
              1,
              "content id",
              1));

  /** Accounts by which programs call on a host. */
  private static final String[] SERVICES = {"git", "hg", "svn", "root", "nobody", "www-data"};

  private MailLookAlikes() {}

  static boolean isOne(CharSequence text, int start, int at, int end) {
    return isUrlUser(text, start, end)
        || isHostAccount(text, start, at, end)
        || isPrincipalOfHost(text, start, at)
        || isSipNumber(text, start, at)
        || isMessageId(text, start, at);
  }

  /** A user of a URL, unless the address is the user and a password, blotted out, follows. */
  private static boolean isUrlUser(CharSequence text, int start, int end) {
    boolean hasPassword = Ascii.stands(text, end, ':') && Ascii.stands(text, end + 1, Found.BLOT);
    return Ascii.stands(text, start - 3, "://") && !hasPassword;
  }

  /** {@code git@example.com:path}. */
  private static boolean isHostAccount(CharSequence text, int start, int at, int end) {
    boolean isPath =
        Ascii.stands(text, end, ':')
            && end + 1 < text.length()
            && !Ascii.isSpace(text.charAt(end + 1));
    if (isPath) {
      for (String service : SERVICES) {
        if (at - start == service.length() && Ascii.stands(text, start, service)) {
          return true;
        }
      }
    }
    return false;
  }

  /** {@code HTTP/www.example.com@EXAMPLE.COM}, as Kerberos names hosts. */
  private static boolean isPrincipalOfHost(CharSequence text, int start, int at) {
    return Ascii.stands(text, start - 1, '/')
        && Borders.isPart(text, start - 2)
        && at + 2 < text.length()
        && Ascii.isUpper(text.charAt(at + 1))
        && Ascii.isUpper(text.charAt(at + 2));
  }

  private static boolean isSipNumber(CharSequence text, int start, int at) {
    int scheme = Ascii.stands(text, start - 1, '+') ? start - 1 : start;
    boolean isSip =
        Ascii.stands(text, scheme - 4, "sip:")
            || Ascii.stands(text, scheme - 5, "sips:")
            || Ascii.stands(text, scheme - 4, "tel:");
    for (int i = start; isSip && i < at; i++) {
      isSip = Ascii.isDigit(text.charAt(i));
    }
    return isSip;
  }

  /** As mail programs make them: long, with digits. */
  private static boolean isMessageId(CharSequence text, int start, int at) {
    boolean hasDigit = false;
    for (int i = start; i < at; i++) {
      hasDigit |= Ascii.isDigit(text.charAt(i));
    }
    int name = hasDigit && at - start >= MIN_MESSAGE_ID ? NamesBefore.end(text, start) : -1;
    return name >= 0 && MESSAGE_IDS.before(text, name) != 0;
  }
}
