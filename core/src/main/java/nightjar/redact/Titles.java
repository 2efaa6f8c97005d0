package nightjar.redact;

/** Titles before names, none of which is a part of the name that is found behind it. */
final class Titles {
  private static final int MAX_LENGTH = 12;

  private static final NameList WORDS =
      NameList.of(
          """
          mr mrs ms miss dr drs prof professor sir madam madame mme mlle monsieur herr frau fräulein
          sr sra srta señor señora señorita don doña sig dott dottor dottoressa signor signora pan
          pani panie dhr mevr mevrouw meneer heer fru rev capt judge senhor senhora г-н г-жа господин госпожа пан пані sayın sayin bay bayan shri smt
          """);

  private static final String[] JOINED = {
    "คุณ",
    "นางสาว",
    "นาย",
    "นาง",
    "น.ส.",
    "ดร.",
    "श्रीमती ",
    "श्री ",
    "السيدة ",
    "السيد ",
    "الدكتور "
  };

  private Titles() {}

  /** Behind the titles that stand at {@code at}, up to two. */
  static int behind(CharSequence text, int at) {
    int first = one(text, at);
    return first == at ? at : one(text, first);
  }

  private static int one(CharSequence text, int at) {
    for (String title : JOINED) {
      if (Ascii.stands(text, at, title)) {
        return at + title.length();
      }
    }
    int end = at;
    while (end < text.length()
        && end - at < MAX_LENGTH
        && (Letters.isLetter(text.charAt(end)) || (text.charAt(end) == '-' && end > at))) {
      end++;
    }
    int word = end;
    if (end < text.length() && text.charAt(end) == '.') {
      end++;
    }
    boolean isTitle =
        end + 1 < text.length()
            && text.charAt(end) == ' '
            && word > at
            && WORDS.has(text, at, word);
    return isTitle ? end + 1 : at;
  }
}
