package nightjar.redact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of numbers that are known not to be a person's, although one in some has the right check
 * digit: {@code order_id=}, {@code trace id}, {@code SKU:}, {@code invoice no. …}.
 */
final class NamedIds {
  private static final int ID = 1;
  private static final int ANY_ID = 2;
  private static final int PERSONAL = 3;
  private static final int MEASURE = 4;

  private static final String THINGS =
      "article asin asset attempt barcode calibration batch bin block blob blk bucket build bug bytes case catalog"
          + " catalogue checksum chunk code commit component container correlation counter count coupon"
          + " crc cursor delivery deployment device digest drawing ean epoch event fan"
          + " fans file flight frame gtin handle hash iccid image imei imsi incident inode invoice isbn"
          + " issn issue item job journal key length lock lot manifest message model module msg node"
          + " offset operation order pallet parcel parent part partition pid pn po pointer port position"
          + " posting process product project promo ptr queue quote rack receipt record ref reference"
          + " release request req revision rma row rpm sequence seq sensor serial session"
          + " sha shard shipment size sku slot snapshot span speeds stamp step stock stream subscription"
          + " tag task thread ticket tid time timestamp token trace tracking transaction ts tx txn"
          + " upc upload uuid version ver voucher waybill workflow zone";

  private static final String COUNTED = "id ids no nr num number numbers nbr is of was";

  /** Of what is counted, in digits alone. */
  private static final String MEASURES =
      "recv sent received written read rx total free used avail memory mem ns us nanos micros elapsed"
          + " took latency duration value pos lag ticks cycles reads writes packets records score";

  private static final String PERSONS =
      "card, payment card, credit card, debit card, pan, national, personal, citizen, tax, identity,"
          + " passport, patient, social security, insurance, licence, license, voter";

  private static final LabelWords NAMES = LabelWords.of(names());

  private NamedIds() {}

  private static Map<String, Integer> names() {
    Map<String, Integer> names = new HashMap<>();
    List<String> counted = List.of(COUNTED.split(" ", -1));
    for (String thing : THINGS.split(" ", -1)) {
      names.put(thing, ID);
      names.put(thing + "s", ID);
      counted.forEach(word -> names.put(thing + " " + word, ID));
      names.put(thing + " id is", ID);
      names.put(thing + " number is", ID);
    }
    for (String person : PERSONS.split(", *", -1)) {
      counted.forEach(word -> names.put(person + " " + word, PERSONAL));
    }
    for (String measure : MEASURES.split(" ", -1)) {
      names.putIfAbsent(measure, MEASURE);
    }
    for (String any : List.of("id", "ids", "uid", "guid", "oid", "key", "seq", "lsn", "xid")) {
      names.put(any, ANY_ID);
    }
    return names;
  }

  /** Does the name of a thing's number stand before what starts at {@code start}? */
  static boolean standBefore(CharSequence text, int start) {
    return value(text, start) == ID;
  }

  /** The same, or a name that says of what it is no more than that it is an id. */
  static boolean anyStandBefore(CharSequence text, int start) {
    int value = value(text, start);
    return value == ID || value == ANY_ID;
  }

  /** The same, or a name of something counted. */
  static boolean anyOrMeasureStandBefore(CharSequence text, int start) {
    int value = value(text, start);
    return value != 0 && value != PERSONAL;
  }

  private static int value(CharSequence text, int start) {
    int end = NamesBefore.end(text, start);
    return end < 0 ? 0 : NAMES.before(text, end);
  }
}
