package nightjar.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * What kind of value was found. Markers are {@code [NAME]}. Their numbers are kept in stores: a
 * kind never gets another, nor another kind the same.
 */
public enum Kind {
  EMAIL(0),
  IP(1),
  CREDIT_CARD(2),
  SSN(3),
  IBAN(4),
  MAC(5),
  SECRET(6),
  PHONE(7),
  PERSON(8),
  LOCATION(9),
  DATE_OF_BIRTH(10),
  PASSPORT(11),
  DRIVER_LICENSE(12),
  BANK_NUMBER(13),
  CRYPTO(14),
  ITIN(15),
  MEDICAL_LICENSE(16),
  UK_NHS(17),
  UK_NINO(18),
  ES_NIF(19),
  ES_NIE(20),
  IT_FISCAL_CODE(21),
  IT_VAT(22),
  PL_PESEL(23),
  SG_NRIC(24),
  SG_UEN(25),
  AU_ABN(26),
  AU_ACN(27),
  AU_TFN(28),
  AU_MEDICARE(29),
  IN_PAN(30),
  IN_AADHAAR(31),
  IN_VOTER(32),
  IN_VEHICLE(33),
  FI_PIC(34),
  KR_RRN(35),
  TH_TNIN(36),
  /** A number of a country that has no kind of its own. */
  NATIONAL_ID(37),
  /** What a rule of the user's finds. */
  CUSTOM(38);

  private static final Kind[] KINDS = values();

  private final int number;
  private final String marker = "[" + name() + "]";

  Kind(int number) {
    this.number = number;
  }

  /** From 0, below 63. */
  int number() {
    return number;
  }

  /** One bit, another for each kind. */
  long bit() {
    return 1L << number;
  }

  /** What stands in place of a value of this kind. */
  String marker() {
    return marker;
  }

  /** Is this piece of a text a marker already? */
  static boolean isMarker(CharSequence text, int start, int end) {
    if (text.charAt(start) != '[' || text.charAt(end - 1) != ']') {
      return false;
    }
    for (Kind kind : KINDS) {
      if (kind.marker.length() == end - start && Ascii.stands(text, start, kind.marker)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Names of the kinds in a bit set, in the order of their bits; bits without meaning have none.
   */
  static List<String> names(long kinds) {
    List<String> names = new ArrayList<>();
    for (Kind kind : KINDS) {
      if ((kinds & kind.bit()) != 0) {
        names.add(kind.name());
      }
    }
    return List.copyOf(names);
  }
}
