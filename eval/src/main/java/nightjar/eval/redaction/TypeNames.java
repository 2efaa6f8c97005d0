package nightjar.eval.redaction;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nightjar.redact.Kind;

/**
 * Names of types of labelled sets, those of Presidio among them, as names of {@link Kind}s. A name
 * that means no kind stays as it is.
 */
final class TypeNames {
  private static final Set<String> KINDS =
      Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.toUnmodifiableSet());

  private static final Map<String, String> ALIASES = aliases();

  private TypeNames() {}

  private static Map<String, String> aliases() {
    Map<String, String> names = new LinkedHashMap<>();
    put(names, "EMAIL", "EMAIL_ADDRESS");
    put(names, "PHONE", "PHONE_NUMBER");
    put(names, "IP", "IP_ADDRESS");
    put(names, "MAC", "MAC_ADDRESS");
    put(names, "IBAN", "IBAN_CODE");
    put(names, "SSN", "US_SSN");
    put(names, "ITIN", "US_ITIN");
    put(names, "PERSON", "PERSON_NAME", "NAME", "FIRST_NAME", "LAST_NAME");
    put(names, "LOCATION", "ADDRESS", "STREET_ADDRESS", "UK_POSTCODE", "GPS");
    put(names, "DATE_OF_BIRTH", "DOB", "BIRTH_DATE");
    put(names, "BANK_NUMBER", "US_BANK_NUMBER", "ABA_ROUTING_NUMBER", "BANK_ACCOUNT");
    put(names, "CRYPTO", "CRYPTO_ADDRESS", "BITCOIN_ADDRESS");
    put(names, "DRIVER_LICENSE", "US_DRIVER_LICENSE", "UK_DRIVING_LICENCE", "IT_DRIVER_LICENSE");
    put(names, "DRIVER_LICENSE", "KR_DRIVER_LICENSE", "DE_FUEHRERSCHEIN");
    put(names, "PASSPORT", "US_PASSPORT", "UK_PASSPORT", "IT_PASSPORT", "IN_PASSPORT");
    put(names, "PASSPORT", "ES_PASSPORT", "DE_PASSPORT", "KR_PASSPORT");
    put(names, "SG_NRIC", "SG_NRIC_FIN");
    put(names, "IT_VAT", "IT_VAT_CODE");
    put(names, "IN_VEHICLE", "IN_VEHICLE_REGISTRATION");
    put(names, "FI_PIC", "FI_PERSONAL_IDENTITY_CODE");
    put(names, "KR_RRN", "KR_FRN");
    put(names, "NATIONAL_ID", "IT_IDENTITY_CARD", "DE_ID_CARD");
    put(names, "SECRET", "PASSWORD", "API_KEY", "ACCESS_TOKEN", "TOKEN", "JWT", "PRIVATE_KEY");
    put(names, "SECRET", "SESSION_ID", "COOKIE", "CREDENTIAL", "URL_CREDENTIAL", "CVV", "PIN");
    return Map.copyOf(names);
  }

  private static void put(Map<String, String> names, String kind, String... aliases) {
    for (String alias : aliases) {
      names.put(alias, kind);
    }
  }

  /** Our name of it. */
  static String of(String name) {
    return ALIASES.getOrDefault(name, name);
  }

  /** Is this, as {@link #of} gives it, a kind? */
  static boolean isKind(String type) {
    return KINDS.contains(type);
  }
}
