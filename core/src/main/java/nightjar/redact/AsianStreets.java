package nightjar.redact;

/**
 * Addresses in Chinese, Japanese and Korean, from the largest to the smallest: {@code
 * 北京市朝阳区建国路88号}, {@code 東京都千代田区丸の内1-1-1}, {@code 서울특별시 강남구 테헤란로 152}.
 */
final class AsianStreets {
  private static final int MAX_LENGTH = 60;
  private static final int MAX_BACK = 40;
  private static final String AREAS = "省市区區县縣都道府県郡町村";
  private static final String ROADS = "路街巷道丁番号號町村内";
  private static final String KOREAN_AREAS = "시도구군동읍면";
  private static final String KOREAN_ROADS = "로길동";

  private AsianStreets() {}

  /** End of the letters of these scripts, with digits between them in Chinese and Japanese. */
  static int runEnd(CharSequence text, int at) {
    int kind = Letters.of(text.charAt(at));
    int end = at;
    while (end < text.length() && end - at < MAX_LENGTH && isPart(text, end, kind)) {
      end++;
    }
    return end;
  }

  private static boolean isPart(CharSequence text, int at, int kind) {
    char c = text.charAt(at);
    return Letters.of(c) == kind || (kind == Letters.HAN && (Ascii.isDigit(c) || c == '-'));
  }

  static long find(CharSequence text, int at, int end, int from) {
    return Letters.of(text.charAt(at)) == Letters.HAN
        ? chinese(text, at, end)
        : korean(text, at, end, from);
  }

  private static long chinese(CharSequence text, int at, int end) {
    int areas = 0;
    int roads = 0;
    int digit = -1;
    for (int i = at + 1; i < end && digit < 0; i++) {
      areas += AREAS.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
      roads += ROADS.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
      digit = Ascii.isDigit(text.charAt(i)) ? i : -1;
    }
    if (digit < 0 || areas == 0 || areas + roads < 2) {
      return Span.NONE;
    }
    int last = digit;
    while (last < end && isPlace(text.charAt(last))) {
      last++;
    }
    return Span.of(at, last);
  }

  private static boolean isPlace(char c) {
    return Ascii.isDigit(c) || "-号號丁目番地室楼楼层層弄栋棟座单元の".indexOf(c) >= 0;
  }

  private static long korean(CharSequence text, int at, int end, int from) {
    boolean isRoad = KOREAN_ROADS.indexOf(text.charAt(end - 1)) >= 0 && end - at > 1;
    int number =
        isRoad && end < text.length() && text.charAt(end) == ' ' ? HouseNumbers.end(text, end) : -1;
    if (number < 0) {
      return Span.NONE;
    }
    int start = at;
    int word = at;
    while (word > from + 1 && at - word < MAX_BACK && text.charAt(word - 1) == ' ') {
      int before = word - 1;
      if (KOREAN_AREAS.indexOf(text.charAt(before - 1)) < 0) {
        break;
      }
      while (before > from
          && at - before < MAX_BACK
          && Letters.of(text.charAt(before - 1)) == Letters.HANGUL) {
        before--;
      }
      word = before;
      start = word;
    }
    return start < at ? Span.of(start, number) : Span.NONE;
  }
}
