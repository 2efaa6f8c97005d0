package nightjar.redact;

import java.util.HashMap;
import java.util.Map;
import nightjar.shape.FastKey;

/**
 * Places in sentences: a post code right behind its name, {@code postcode BS8 1TH}, and a town
 * behind words such as {@code lives in}. Not recognised: other towns, towns in small letters.
 */
final class PlaceSentences implements Rule {
  private static final int POST_CODE = 1;
  private static final int TOWN = 2;
  private static final int MAX_WORDS = 3;
  private static final LabelWords WORDS = LabelWords.of(table());
  private static final NameList FIRST =
      NameList.of(String.join(" ", table().keySet().stream().map(PlaceSentences::first).toList()));
  private static final String LETTERS = letters();
  private static final int MAX_WORD = 14;

  private static String first(String words) {
    int space = words.indexOf(' ');
    return space < 0 ? words : words.substring(0, space);
  }

  private static int wordEnd(CharSequence text, int at) {
    int end = at;
    while (end < text.length() && end - at < MAX_WORD && Letters.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static Map<String, Integer> table() {
    Map<String, Integer> table = new HashMap<>();
    put(
        table,
        POST_CODE,
        """
        zip code, zipcode, zip, postal code, postcode, post code, plz, postleitzahl, code postal,
        código postal, kod pocztowy, postnummer, postinumero, pincode, pin code, индекс
        """);
    put(
        table,
        TOWN,
        """
        lives in, living in, resident of, resides in, residing in, residence in, born in,
        relocated to, wohnhaft in, wohnt in, geboren in, habite à, domicilié à, né à, née à, vive en,
        reside en, nacido en, nacida en, residente a, abita a, nato a, nata a, mora em, residente em,
        nascido em, mieszka w, zamieszkały w, zamieszkała w, urodzony w, woont in, woonachtig te,
        bor i, bosatt i, asuu paikassa, проживает в, родился в, родилась в
        """);
    return table;
  }

  private static void put(Map<String, Integer> table, int value, String words) {
    for (String word : words.strip().split("\\s*,\\s*", -1)) {
      table.put(word, value);
    }
  }

  private static String letters() {
    StringBuilder letters = new StringBuilder();
    for (char c : "bgdhlmnprvwzBGDHLMNPRVWZkKcCaA".toCharArray()) {
      letters.append(c);
    }
    return letters.append(Anchors.BEYOND).toString();
  }

  @Override
  public Kind kind() {
    return Kind.LOCATION;
  }

  @Override
  public String reason() {
    return "a town or a post code behind words that announce one";
  }

  @Override
  public String anchors() {
    return LETTERS;
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return placeStart(text, at) != Span.NONE;
  }

  /** What stands behind the words is a blank or begins with a letter, in either. */
  private static long placeStart(CharSequence text, int at) {
    if (!isStart(text, at) || !FIRST.has(text, at, wordEnd(text, at))) {
      return Span.NONE;
    }
    long words = WORDS.behind(text, at);
    int end = words == Span.NONE ? text.length() : Span.end(words);
    if (end + 1 >= text.length() || text.charAt(end) != ' ') {
      return Span.NONE;
    }
    char c = text.charAt(end + 1);
    boolean isPlace =
        Letters.of(c) == Letters.CAPITAL
            || (Span.start(words) == POST_CODE && (Ascii.isDigit(c) || c == FastKey.BLANK));
    return isPlace ? Span.of(Span.start(words), end + 1) : Span.NONE;
  }

  /** Apart from what may make a blank of the word. */
  private static boolean isStart(CharSequence text, int at) {
    return at == 0 || " \t\"'([,;:{|".indexOf(text.charAt(at - 1)) >= 0;
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (Letters.isLetter(text.charAt(at)) && isStart(text, at)) {
        long start = placeStart(text, at);
        int end = start == Span.NONE ? -1 : end(text, start);
        if (end > 0) {
          return Span.of(Span.end(start), end);
        }
      }
    }
    return Span.NONE;
  }

  private static int end(CharSequence text, long start) {
    int at = Span.end(start);
    return Span.start(start) == POST_CODE ? PostCodes.end(text, at) : townEnd(text, at);
  }

  private static int townEnd(CharSequence text, int at) {
    int end = -1;
    int word = at;
    for (int words = 0; words < MAX_WORDS; words++) {
      int behind = NameForm.wordEnd(text, word);
      if (behind < word + 3 || Names.isNever(text, word, behind)) {
        break;
      }
      end = behind;
      word = behind + 1;
      if (word >= text.length() || text.charAt(behind) != ' ') {
        break;
      }
    }
    boolean isTown =
        end > 0
            && !NameForm.goesOn(text, end)
            && !isBeforeDigit(text, end)
            && Names.isUnknownName(text, at, end);
    return isTown ? end : -1;
  }

  private static boolean isBeforeDigit(CharSequence text, int end) {
    return end + 1 < text.length() && Ascii.isDigit(text.charAt(end + 1));
  }
}
