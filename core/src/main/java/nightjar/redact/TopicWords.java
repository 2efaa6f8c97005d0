package nightjar.redact;

import java.util.HashMap;
import java.util.Map;

/**
 * Words that tell of which numbers a line speaks, wherever in it they stand: {@code nhs}, {@code
 * prescriber}, {@code fattura}. A word counts only in a token without digits that is no value of a
 * name, as such tokens are the same in all lines of one fast key. Thai, Korean and Japanese letters
 * are topics of their own. Immutable.
 */
final class TopicWords {
  private static final int MAX_TOKEN = 64;

  private static final Map<String, Integer> ENTRIES = words();
  private static final LabelWords WORDS = LabelWords.of(ENTRIES);

  /** By the first three letters of ASCII, 32 each: does a word begin so? */
  private static final boolean[] BEGINNINGS = new boolean[1 << 15];

  /** Other letters that words begin with. */
  private static final String INITIALS = initials();

  static {
    for (String word : ENTRIES.keySet()) {
      if (word.charAt(0) < 0x80) {
        BEGINNINGS[beginning(word, 0)] = true;
      }
    }
  }

  private TopicWords() {}

  private static Map<String, Integer> words() {
    Map<String, Integer> words = new HashMap<>();
    put(words, Kind.UK_NHS, "nhs,systmone,nhsnumber,nhsno");
    put(
        words,
        Kind.AU_MEDICARE,
        "medicare,aushic,bulk bill,bulk billing,bulk billed,medicarenumber,medicare online");
    put(
        words,
        Kind.IN_AADHAAR,
        "aadhaar,aadhar,adhaar,uidai,ekyc,आधार,aadhaars,aadhaar number,ஆதார்");
    put(words, Kind.TH_TNIN, "thai,thailand,citizen,tnin");
    put(
        words,
        Kind.IT_VAT,
        "iva,piva,fattura,fatture,fatturazione,fornitore,fornitori,cedente,cessionario,committente,"
            + "cliente,azienda,ditta,srl,partita,vies,anagrafica,sdi,agenzia,fiscale");
    put(words, Kind.AU_ABN, "abn,abns,abr");
    put(words, Kind.AU_ACN, "acn,asic");
    put(words, Kind.AU_TFN, "tfn,tfns,tax file");
    put(words, Kind.ITIN, "itin,itins");
    put(words, Kind.KR_RRN, "rrn,jumin");
    put(
        words,
        Kind.MEDICAL_LICENSE,
        "dea,prescriber,prescribers,prescribing,prescription,prescriptions,prescribed,prescribe,rx,"
            + "epcs,pharmacy,pharmacist,physician,practitioner,registrant,dispense,dispensed,"
            + "dispensing,opioid,controlled substance,surescripts,pdmp");
    put(
        words,
        Kind.PASSPORT,
        "passport,passports,travel document,travel documents,reisepass,passeport,pasaporte,"
            + "passaporto,passaporte,paszport,apis");
    put(
        words,
        Kind.DATE_OF_BIRTH,
        "dob,birth,birthdate,birthday,born,geboren,geburtsdatum,naissance,née,nacimiento,nacido,"
            + "nacida,nascita,nato,nata,nascimento,urodzenia,urodzony,urodzona,syntynyt,syntymäaika,"
            + "född,geboortedatum,рождения,родился,родилась,生年月日,出生,doğum,fødselsdato");
    put(words, Kind.BANK_NUMBER, "aba,rtn,rdfi,odfi,nacha");
    put(words, Kind.PHONE, "phone,phones,telephone,phone number,mobile number,telefon,téléphone");
    return words;
  }

  private static String initials() {
    StringBuilder initials = new StringBuilder();
    ENTRIES.keySet().stream()
        .map(word -> word.charAt(0))
        .filter(first -> first >= 0x80)
        .distinct()
        .forEach(initials::append);
    return initials.toString();
  }

  private static int beginning(CharSequence text, int at) {
    int second = letter(text, at + 1);
    int third = second == 0 ? 0 : letter(text, at + 2);
    return (text.charAt(at) & 31) << 10 | second << 5 | third;
  }

  /** From 1 on; 0 is anything else. */
  private static int letter(CharSequence text, int at) {
    return at < text.length() && Ascii.isLetter(text.charAt(at)) ? text.charAt(at) & 31 : 0;
  }

  private static void put(Map<String, Integer> to, Kind kind, String words) {
    for (String word : words.split(",", -1)) {
      to.put(word, 1 + kind.number());
    }
  }

  /** Bit of the topic that the word or letter at {@code at} tells of; 0 if none. */
  static long at(CharSequence text, int at) {
    char c = text.charAt(at);
    if (c < 0x80) {
      return Ascii.isLetter(c) && BEGINNINGS[beginning(text, at)] ? word(text, at) : 0;
    }
    long script = ofScript(c);
    return script == 0 && INITIALS.indexOf(Character.toLowerCase(c)) >= 0 ? word(text, at) : script;
  }

  /** Of {@code [from, to)}, bounds of a text aside: bits of all topics. */
  static long in(CharSequence text, int from, int to) {
    int limit = Math.min(text.length(), to);
    long topics = 0;
    for (int at = Math.max(0, from); at < limit; at++) {
      topics |= at(text, at);
    }
    return topics;
  }

  private static long ofScript(char c) {
    if (c >= 0x0E00 && c <= 0x0E7F) {
      return Kind.TH_TNIN.bit();
    }
    if (c >= 0xAC00 && c <= 0xD7A3) {
      return Kind.KR_RRN.bit() | Kind.PHONE.bit();
    }
    return c >= 0x3040 && c <= 0x30FF ? Kind.PHONE.bit() : 0; // kana
  }

  private static long word(CharSequence text, int at) {
    if (!LabelWords.isWordStart(text, at)) {
      return 0;
    }
    long found = WORDS.behind(text, at);
    return found != Span.NONE && isConstant(text, at, Span.end(found))
        ? 1L << (Span.start(found) - 1)
        : 0;
  }

  /** Is {@code [start, end)} in tokens without digits, the first of which is no value? */
  private static boolean isConstant(CharSequence text, int start, int end) {
    int from = start;
    while (from > 0 && start - from <= MAX_TOKEN && isToken(text.charAt(from - 1))) {
      from--;
    }
    int to = end;
    while (to < text.length() && to - end <= MAX_TOKEN && isToken(text.charAt(to))) {
      to++;
    }
    boolean isLong = start - from > MAX_TOKEN || to - end > MAX_TOKEN;
    return !isLong
        && !isFound(text, from - 1)
        && !isFound(text, to)
        && Runs.digits(text, from, to) == 0
        && !Ascii.stands(text, from - 1, '=');
  }

  /** What was found before was a part of the token. */
  private static boolean isFound(CharSequence text, int at) {
    return Ascii.stands(text, at, Found.BLOT);
  }

  private static boolean isToken(char c) {
    return Ascii.isWord(c) || c == '-' || c == '.' || c == '/';
  }
}
