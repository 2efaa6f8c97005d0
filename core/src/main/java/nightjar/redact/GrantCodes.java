package nightjar.redact;

/**
 * Authorization codes of OAuth, {@code ?code=…&state=…}: many other things are called code, so a
 * state, a grant or a path of a callback has to be in the same address.
 */
final class GrantCodes {
  private static final int REACH = 80;
  private static final String[] BEFORE = {"allback", "auth", "grant_type=", "state=", "/cb?"};
  private static final String INITIALS = "ags/";
  private static final String[] BEHIND = {
    "&state=", "&redirect_uri=", "&code_verifier=", "&session_state="
  };

  private GrantCodes() {}

  /** A parameter of an address: its name is {@code code} alone. */
  static boolean isParameter(CharSequence text, int nameEnd) {
    int before = nameEnd - "code".length() - 1;
    return before >= 0 && (text.charAt(before) == '?' || text.charAt(before) == '&');
  }

  static boolean isBesideState(CharSequence text, int sign, int valueEnd) {
    for (String mark : BEHIND) {
      if (Ascii.stands(text, valueEnd, mark)) {
        return true;
      }
    }
    for (int at = sign; at >= 0 && sign - at < REACH; at--) {
      char c = text.charAt(at);
      if (Ascii.isSpace(c)) {
        return false;
      }
      if (INITIALS.indexOf(c) >= 0 && standsMark(text, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean standsMark(CharSequence text, int at) {
    for (String mark : BEFORE) {
      if (Ascii.stands(text, at, mark)) {
        return true;
      }
    }
    return false;
  }
}
