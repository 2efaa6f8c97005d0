package nightjar.redact;

import java.util.HashMap;
import java.util.Map;

/** Small words between a name and its number, in many languages: {@code passport no. is …}. */
final class Connectors {
  private static final int CONNECTS = 1;
  private static final int FORBIDS = 2;
  private static final int ANY_ID = 2;

  private static final String WORDS =
      "no nr num number numbers nbr is was are of value set to as on in like eq the a ending"
          + " nummer numero número numéro n nº nro numer číslo номер num. am le il el der die das"
          + " du de da do em den dem ist war lautet est sont es era è to on file masked plain"
          + " text card cards this that updated changed with provided given verified received read"
          + " scanned entered submitted recorded captured valid invalid format new old from by for"
          + " holder owner subscriber recipient sender guest passenger patient customer client member e née"
          + " primary secondary current his her your my us uk work home mobile type string varchar"
          + " 番号 号码 号 是 为 は が numara numarası رقم संख्या नंबर है เลขที่ คือ หมายเลข 는 은 번호 번호는";

  /** What makes a number right behind it the id of something. */
  private static final String OTHERS =
      "order invoice tracking ticket request trace span correlation txn transaction job build version"
          + " rev commit sha hash checksum crc size len length bytes offset tid port count seq sequence"
          + " epoch time ts timestamp duration ms lock handle ptr isbn ean upc gtin imei iccid asin sku"
          + " part serial batch error code status line row page item items user session policy claim"
          + " case amount total sum balance";

  private static final LabelWords INNER =
      LabelWords.of(
          Map.of("number", 1, "no", 1, "id", ANY_ID, "value", 1, "num", 1, "nr", 1, "nummer", 1));

  private static final LabelWords TABLE = table();

  private Connectors() {}

  private static LabelWords table() {
    Map<String, Integer> words = new HashMap<>();
    for (String word : WORDS.split(" ", -1)) {
      words.put(word, CONNECTS);
    }
    for (String word : OTHERS.split(" ", -1)) {
      words.putIfAbsent(word, FORBIDS);
    }
    return LabelWords.of(words);
  }

  /** Behind the word that starts at {@code at} and connects, else -1. */
  static int end(CharSequence text, int at) {
    long found = TABLE.behind(text, at);
    return found != Span.NONE && Span.start(found) == CONNECTS ? Span.end(found) : -1;
  }

  /** Behind the name of a value in an object that is named itself, or -1. */
  static int innerEnd(CharSequence text, int at, boolean isAnyId) {
    long found = INNER.behind(text, at);
    return found == Span.NONE || (Span.start(found) == ANY_ID && !isAnyId) ? -1 : Span.end(found);
  }

  /** Does a word start there that says the number is another one? */
  static boolean isOther(CharSequence text, int at) {
    long found = TABLE.behind(text, at);
    return found != Span.NONE && Span.start(found) == FORBIDS;
  }
}
