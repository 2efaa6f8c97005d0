package nightjar.redact;

/** Names in sentences of Thai, where words before them have no space behind. */
final class ThaiSentences {
  /** Whatever follows is a name; the longest first. */
  private static final String[] TITLES = {"นางสาว", "คุณ", "นาย", "นาง"};

  /** The list has to know what follows, or a title is between. */
  private static final String[] ROLES = {
    "ลูกค้า", "ผู้ป่วย", "ผู้ใช้งาน", "ผู้ใช้", "พนักงาน", "สมาชิก"
  };

  private ThaiSentences() {}

  /** The name behind the word that begins at {@code at}, the start of a run of letters. */
  static long find(CharSequence text, int at) {
    if (at > 0 && Letters.of(text.charAt(at - 1)) == Letters.UNSPACED) {
      return Span.NONE;
    }
    int role = behind(text, at, ROLES);
    int title = behind(text, role, TITLES);
    if (title == at) {
      return Span.NONE;
    }
    int end = CaselessForm.end(text, title, title > role);
    return end < 0 ? Span.NONE : Span.of(title, end);
  }

  private static int behind(CharSequence text, int at, String[] words) {
    for (String word : words) {
      if (Ascii.stands(text, at, word)) {
        int end = at + word.length();
        return Ascii.stands(text, end, " ") ? end + 1 : end;
      }
    }
    return at;
  }
}
