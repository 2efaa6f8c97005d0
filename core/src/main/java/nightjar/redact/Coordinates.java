package nightjar.redact;

import java.util.Map;

/**
 * Places on earth in numbers: {@code 52.520008, 13.404954}, {@code geo:52.52,13.4}, {@code
 * 40°26'46"N 79°58'56"W}, {@code +52.5200+013.4050/} (ISO 6709), {@code POINT(13.4050 52.5200)},
 * sentences of NMEA 0183, plus codes such as {@code 8FVC9G8F+6W}. A pair of numbers has four
 * decimals each, so that load averages and durations stay; three and more numbers in a row are a
 * vector. Not recognised: pairs without a comma, of fewer decimals, of which both are below one.
 */
final class Coordinates implements Rule {
  private static final int MIN_DECIMALS = 4;
  private static final int MAX_DECIMALS = 9;
  private static final int MAX_LATITUDE = 90;
  private static final int MAX_LONGITUDE = 180;
  private static final int MAX_TAIL = 24;
  private static final String POINT = "POINT";
  private static final String CODE = "23456789CFGHJMPQRVWX";
  private static final int CODE_LENGTH = 8;

  /** What a pair of numbers behind these words is instead. */
  private static final LabelWords OTHERS =
      LabelWords.of(
          Map.ofEntries(
              Map.entry("velocity", 1),
              Map.entry("scale", 1),
              Map.entry("rotation", 1),
              Map.entry("vector", 1),
              Map.entry("vec", 1),
              Map.entry("spawn", 1),
              Map.entry("player", 1),
              Map.entry("loss", 1),
              Map.entry("score", 1),
              Map.entry("scores", 1),
              Map.entry("weights", 1),
              Map.entry("range", 1),
              Map.entry("interval", 1),
              Map.entry("size", 1),
              Map.entry("pixel", 1),
              Map.entry("mean", 1),
              Map.entry("norm", 1),
              Map.entry("embedding", 1),
              Map.entry("gradient", 1),
              Map.entry("variance", 1),
              Map.entry("percentiles", 1),
              Map.entry("latencies", 1),
              Map.entry("bounds", 1),
              Map.entry("tensor", 1),
              Map.entry("logits", 1),
              Map.entry("metrics", 1)));

  @Override
  public Kind kind() {
    return Kind.LOCATION;
  }

  @Override
  public String reason() {
    return "the form of coordinates on earth";
  }

  @Override
  public String anchors() {
    return ",+g($\u00B0";
  }

  /** Only looks at what must be there, as a blank hides the rest. */
  @Override
  public boolean mayHold(CharSequence text, int at) {
    return switch (text.charAt(at)) {
      case ',' -> Ascii.isDigit(text, at - 1) && Ascii.isDigit(text, afterComma(text, at));
      case '+' -> at + 1 < text.length();
      case 'g' -> Ascii.stands(text, at, "geo:");
      case '(' -> isPoint(text, at);
      case '$' -> Ascii.stands(text, at, "$G");
      default -> true;
    };
  }

  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    return switch (blanked.charAt(at)) {
      case '+' -> Ascii.isDigit(blanked, at - 1) || Ascii.isDigit(blanked, at + 1);
      case '(' ->
          Ascii.isDigit(blanked, at + 1) && (isBehindEquals(blanked, at) || mayHold(blanked, at));
      default -> mayHold(blanked, at);
    };
  }

  /** What stands behind a sign of equality is a blank, whatever it is. */
  private static boolean isBehindEquals(CharSequence blanked, int bracket) {
    int blank = bracket - (bracket > 0 && blanked.charAt(bracket - 1) == ' ' ? 2 : 1);
    return blank > 0 && blanked.charAt(blank - 1) == '=';
  }

  private static boolean isPoint(CharSequence text, int bracket) {
    int start = pointStart(text, bracket);
    return Ascii.stands(text, start, POINT) && (start == 0 || !isToken(text.charAt(start - 1)));
  }

  /** Beside it, a word is a part of something longer. */
  private static boolean isToken(char c) {
    return Ascii.isWord(c) || c == '-' || c == '.' || c == '/';
  }

  private static int pointStart(CharSequence text, int bracket) {
    boolean isSpace = bracket > 0 && text.charAt(bracket - 1) == ' ';
    return bracket - POINT.length() - (isSpace ? 1 : 0);
  }

  private static int afterComma(CharSequence text, int comma) {
    int at = comma + 1;
    if (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == '-' ? at + 1 : at;
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      long found =
          switch (text.charAt(at)) {
            case ',' -> pair(text, at, from);
            case '+' -> plus(text, at, from);
            case 'g' -> Ascii.isWordStart(text, at) ? geo(text, at) : Span.NONE;
            case '(' -> point(text, at);
            case '$' -> nmea(text, at);
            case '\u00B0' -> degrees(text, at, from);
            default -> Span.NONE;
          };
      if (found != Span.NONE) {
        return found;
      }
    }
    return Span.NONE;
  }

  private static long pair(CharSequence text, int comma, int from) {
    int start = DecimalText.start(text, comma, from);
    int second = comma + 1;
    if (second < text.length() && text.charAt(second) == ' ') {
      second++;
    }
    if (start < 0 || isBehindList(text, start)) {
      return Span.NONE;
    }
    int end = DecimalText.end(text, second);
    boolean isPair =
        end > second
            && isPlace(text, start, comma, second, end, MIN_DECIMALS)
            && !isBeforeList(text, end)
            && !isOther(text, start);
    return isPair ? Span.of(start, end) : Span.NONE;
  }

  /** Are these a latitude and a longitude of so many decimals, and not both next to nothing? */
  static boolean isPlace(
      CharSequence text, int lat, int latEnd, int lon, int lonEnd, int decimals) {
    boolean isNull =
        DecimalText.isBelowOne(text, lat, latEnd) && DecimalText.isBelowOne(text, lon, lonEnd);
    return !isNull
        && DecimalText.isWithin(text, lat, latEnd, MAX_LATITUDE, decimals, MAX_DECIMALS)
        && DecimalText.isWithin(text, lon, lonEnd, MAX_LONGITUDE, decimals, MAX_DECIMALS);
  }

  private static boolean isBehindList(CharSequence text, int start) {
    int at = start - 1;
    while (at >= 0 && start - at < 3 && text.charAt(at) == ' ') {
      at--;
    }
    return at > 0 && text.charAt(at) == ',' && Ascii.isDigit(text, at - 1);
  }

  private static boolean isBeforeList(CharSequence text, int end) {
    return end < text.length()
        && text.charAt(end) == ','
        && Ascii.isDigit(text, afterComma(text, end));
  }

  private static boolean isOther(CharSequence text, int start) {
    int at = start;
    while (at > 0 && start - at < 4 && " =:([\"'".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at > 0 && OTHERS.before(text, at) != 0;
  }

  private static long geo(CharSequence text, int at) {
    int lat = at + "geo:".length();
    if (!Ascii.stands(text, at, "geo:")) {
      return Span.NONE;
    }
    int latEnd = DecimalText.end(text, lat);
    if (latEnd < 0 || latEnd >= text.length() || text.charAt(latEnd) != ',') {
      return Span.NONE;
    }
    int end = DecimalText.end(text, latEnd + 1);
    return end > 0 && isPlace(text, lat, latEnd, latEnd + 1, end, 1)
        ? Span.of(lat, end)
        : Span.NONE;
  }

  private static long point(CharSequence text, int bracket) {
    if (!isPoint(text, bracket)) {
      return Span.NONE;
    }
    int lon = bracket + 1;
    int lonEnd = DecimalText.end(text, lon);
    if (lonEnd < 0 || lonEnd >= text.length() || text.charAt(lonEnd) != ' ') {
      return Span.NONE;
    }
    int end = DecimalText.end(text, lonEnd + 1);
    boolean isPlace =
        end > 0
            && end < text.length()
            && text.charAt(end) == ')'
            && isPlace(text, lonEnd + 1, end, lon, lonEnd, 2);
    return isPlace ? Span.of(lon, end) : Span.NONE;
  }

  /** ISO 6709 from a plus on, or the code of an area around it. */
  private static long plus(CharSequence text, int at, int from) {
    int latEnd = DecimalText.end(text, at + 1);
    if (latEnd > 0 && latEnd < text.length() && isSigned(text, at, latEnd)) {
      int end = DecimalText.end(text, latEnd + 1);
      boolean isPlace =
          end > 0
              && end < text.length()
              && text.charAt(end) == '/'
              && isPlace(text, at + 1, latEnd, latEnd + 1, end, 2);
      return isPlace ? Span.of(at, end) : Span.NONE;
    }
    return code(text, at, from);
  }

  private static boolean isSigned(CharSequence text, int at, int latEnd) {
    char c = text.charAt(latEnd);
    return (c == '+' || c == '-') && Ascii.isWordStart(text, at);
  }

  private static long code(CharSequence text, int plus, int from) {
    int start = plus - CODE_LENGTH;
    int end = plus + 1;
    while (end < text.length() && end - plus <= 3 && CODE.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (start < from || end - plus < 3 || end - plus > 4 || !isApart(text, start, end)) {
      return Span.NONE;
    }
    int digits = 0;
    for (int i = start; i < plus; i++) {
      if (CODE.indexOf(text.charAt(i)) < 0) {
        return Span.NONE;
      }
      digits += Ascii.isDigit(text.charAt(i)) ? 1 : 0;
    }
    // The first is a band of twenty degrees of latitude, of which there are nine.
    boolean isCode = digits > 0 && digits < CODE_LENGTH && CODE.indexOf(text.charAt(start)) < 9;
    return isCode ? Span.of(start, end) : Span.NONE;
  }

  private static boolean isApart(CharSequence text, int start, int end) {
    boolean isStart = Ascii.isWordStart(text, start) && !isAround(text, start - 1);
    return isStart && Ascii.isWordEnd(text, end) && !isAround(text, end);
  }

  private static boolean isAround(CharSequence text, int at) {
    return at >= 0 && at < text.length() && "+/-.%".indexOf(text.charAt(at)) >= 0;
  }

  /** From a sentence with a position its two numbers and what stands between. */
  private static long nmea(CharSequence text, int at) {
    boolean isPosition = false;
    for (String type : new String[] {"GGA,", "RMC,", "GLL,"}) {
      isPosition |= Ascii.stands(text, at + 3, type);
    }
    if (!isPosition) {
      return Span.NONE;
    }
    int limit = Math.min(text.length(), at + 2 * MAX_TAIL);
    for (int north = at; north + 1 < limit; north++) {
      boolean isNorth = "NS".indexOf(text.charAt(north)) >= 0 && text.charAt(north - 1) == ',';
      int start = isNorth ? DecimalText.start(text, north - 1, at) : -1;
      if (start > 0 && text.charAt(north + 1) == ',') {
        int end = DecimalText.end(text, north + 2);
        boolean isPlace = end > 0 && end + 1 < text.length() && text.charAt(end) == ',';
        return isPlace ? Span.of(start, end + 2) : Span.NONE;
      }
    }
    return Span.NONE;
  }

  /** Degrees, minutes and seconds, north or south and then east or west. */
  private static long degrees(CharSequence text, int sign, int from) {
    int start = sign;
    while (start > from && sign - start < 9 && isNumber(text.charAt(start - 1))) {
      start--;
    }
    int north = quarter(text, sign, "NS");
    if (start == sign || north < 0) {
      return Span.NONE;
    }
    int second = north;
    while (second < text.length() && second - north < 3 && " ,".indexOf(text.charAt(second)) >= 0) {
      second++;
    }
    int east = second;
    while (east < text.length() && east - second < 9 && isNumber(text.charAt(east))) {
      east++;
    }
    int end = east > second && isDegree(text, east) ? quarter(text, east, "EWO") : -1;
    return end < 0 ? Span.NONE : Span.of(start, end);
  }

  private static boolean isDegree(CharSequence text, int at) {
    return at < text.length() && text.charAt(at) == '\u00B0';
  }

  private static boolean isNumber(char c) {
    return Ascii.isDigit(c) || c == '.' || c == '-';
  }

  /** Behind the letter of a quarter of the sky that ends minutes and seconds; -1 if none does. */
  private static int quarter(CharSequence text, int degree, String quarters) {
    int at = degree + 1;
    while (at < text.length() && at - degree < 16) {
      char c = text.charAt(at);
      if (quarters.indexOf(c) >= 0) {
        return Ascii.isWordEnd(text, at + 1) ? at + 1 : -1;
      }
      if (!isNumber(c) && " '\"\u2032\u2033\u2019\u201D".indexOf(c) < 0) {
        return -1;
      }
      at++;
    }
    return -1;
  }
}
