package nightjar.redact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name or a word before a number says of it: of which kinds it may be, and how it is then
 * written. The words are in {@code announcements.txt}.
 */
enum Announcement {
  PHONE,
  CALL,
  PASSPORT,
  IDENTITY_CARD(
      Kind.IT_FISCAL_CODE, Kind.ES_NIF, Kind.ES_NIE, Kind.SG_NRIC, Kind.TH_TNIN, Kind.NATIONAL_ID),
  DRIVER_LICENSE,
  DRIVER_LETTERS,
  /** A licence of any sort, unless the line speaks of driving. */
  LICENSE,
  ROUTING,
  BANK_CODE,
  SORT_CODE,
  ACCOUNT(Kind.IBAN),
  LONG_ACCOUNT(Kind.IBAN),
  /** An account of any sort, unless the line speaks of a bank. */
  ANY_ACCOUNT(Kind.IBAN),
  BIRTH,
  CREDIT_CARD(Kind.CREDIT_CARD),
  IBAN(Kind.IBAN),
  CRYPTO(Kind.CRYPTO),
  MAC(Kind.MAC),
  SSN(Kind.SSN, Kind.ITIN, Kind.FI_PIC, Kind.KR_RRN),
  ITIN(Kind.ITIN, Kind.SSN),
  MEDICAL_LICENSE(Kind.MEDICAL_LICENSE),
  UK_NHS(Kind.UK_NHS),
  UK_NINO(Kind.UK_NINO),
  ES_NIF(Kind.ES_NIF, Kind.ES_NIE),
  IT_FISCAL_CODE(Kind.IT_FISCAL_CODE, Kind.IT_VAT),
  IT_VAT(Kind.IT_VAT),
  PL_PESEL(Kind.PL_PESEL),
  SG_NRIC(Kind.SG_NRIC),
  SG_UEN(Kind.SG_UEN),
  AU_ABN(Kind.AU_ABN),
  AU_ACN(Kind.AU_ACN),
  AU_TFN(Kind.AU_TFN),
  AU_MEDICARE(Kind.AU_MEDICARE),
  IN_PAN(Kind.IN_PAN, Kind.CREDIT_CARD),
  IN_AADHAAR(Kind.IN_AADHAAR),
  IN_VOTER(Kind.IN_VOTER),
  IN_VEHICLE(Kind.IN_VEHICLE),
  FI_PIC(Kind.FI_PIC),
  KR_RRN(Kind.KR_RRN),
  TH_TNIN(Kind.TH_TNIN),
  TAX(
      Kind.IT_FISCAL_CODE,
      Kind.IT_VAT,
      Kind.ES_NIF,
      Kind.ES_NIE,
      Kind.IN_PAN,
      Kind.AU_TFN,
      Kind.AU_ABN,
      Kind.PL_PESEL,
      Kind.ITIN,
      Kind.SSN,
      Kind.NATIONAL_ID),
  /** A number of some country, whose check digit has to be right. */
  NATIONAL(Countries.KINDS),
  /** A number of a country whose check digit is not looked at. */
  NATIONAL_ID(Countries.KINDS);

  /** Numbers of people that countries give out. */
  private static final class Countries {
    static final Kind[] KINDS = {
      Kind.NATIONAL_ID,
      Kind.ITIN,
      Kind.UK_NINO,
      Kind.ES_NIF,
      Kind.ES_NIE,
      Kind.IT_FISCAL_CODE,
      Kind.IT_VAT,
      Kind.PL_PESEL,
      Kind.SG_NRIC,
      Kind.AU_ABN,
      Kind.IN_PAN,
      Kind.IN_AADHAAR,
      Kind.FI_PIC,
      Kind.KR_RRN,
      Kind.TH_TNIN
    };
  }

  private final long kinds;

  Announcement(Kind... kinds) {
    long bits = 0;
    for (Kind kind : kinds) {
      bits |= kind.bit();
    }
    this.kinds = bits;
  }

  /** A form that only it asks for. */
  private @Nullable NumberForm own() {
    return switch (this) {
      case PHONE -> PhoneForms.NAMED;
      case CALL -> PhoneForms.CALLED;
      case PASSPORT -> PassportNumbers.PASSPORT;
      case IDENTITY_CARD -> PassportNumbers.IDENTITY_CARD;
      case DRIVER_LICENSE -> DrivingLicences.ANY;
      case DRIVER_LETTERS -> DrivingLicences.WITH_LETTERS;
      case LICENSE -> DrivingLicences.ANY;
      case ROUTING -> BankNumbers.ROUTING;
      case BANK_CODE -> BankNumbers.CODE;
      case SORT_CODE -> BankNumbers.SORT_CODE;
      case ACCOUNT -> BankNumbers.ACCOUNT;
      case LONG_ACCOUNT -> BankNumbers.LONG_ACCOUNT;
      case ANY_ACCOUNT -> BankNumbers.LONG_ACCOUNT;
      case BIRTH -> Birthdays.DATE_OR_TIME;
      case NATIONAL_ID -> OtherNumbers.NATIONAL;
      case MAC -> OtherNumbers.HARDWARE;
      default -> null;
    };
  }

  /** Forms that are tried, those of all kinds of numbers first. */
  NumberForm[] forms(List<NumberForm> all) {
    List<NumberForm> forms = new ArrayList<>();
    all.stream().filter(form -> (kinds & form.kind().bit()) != 0).forEach(forms::add);
    NumberForm own = own();
    if (own != null) {
      forms.add(own);
    }
    return forms.toArray(NumberForm[]::new);
  }

  /** Has every form a check digit, so that a word or two may stand between? */
  boolean isChecked() {
    return own() == null && this != CRYPTO;
  }
}
