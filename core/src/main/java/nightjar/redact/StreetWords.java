package nightjar.redact;

/**
 * Words of streets, by language and by where they stand: alone before or behind a name, or in it.
 */
final class StreetWords {
  /** Behind a number and names, in English. */
  static final NameList BEHIND =
      NameList.of(
          "street avenue ave road rd lane ln boulevard blvd terrace crescent highway hwy parkway pkwy");

  /** The same, but for words of logs: a comma or a post code has to follow. */
  static final NameList BEHIND_UNSURE =
      NameList.of("st drive dr court ct way place pl close square");

  /** Behind a number and before a name, in French. */
  static final NameList FRENCH =
      NameList.of("rue avenue av boulevard bd place chemin allée impasse quai cours route");

  /** Before a name that a number follows. */
  static final NameList BEFORE =
      NameList.of(
          """
          calle avda avenida plaza paseo carrer via viale piazza corso vicolo rua travessa praça
          alameda ul al aleja pl os rynek ул улица пр проспект просп пер переулок бульвар шоссе
          вул вулиця οδός λεωφόρος
          """);

  /** Between the words of a name. */
  static final NameList PARTICLES =
      NameList.of(
          "de la du des del della dei delle degli di da do dos das d l le les von der den van i y e");

  /** At the end of a word that a number follows. */
  private static final String[] ENDINGS = {
    "straße", "strasse", "str", "gasse", "allee", "weg", "platz", "damm", "ufer", "katu", "kuja",
    "polku", "intie", "gatan", "vägen", "straat", "laan", "plein", "gracht", "kade", "utca"
  };

  /** Words that end so and are no streets. */
  private static final NameList NO_STREETS =
      NameList.of(
          """
          arbeitsplatz speicherplatz stellplatz parkplatz lagerplatz steckplatz sitzplatz liegeplatz
          spielplatz marktplatz-id umweg ausweg heimweg lösungsweg rückweg hinweg norweg datenweg
          einlaan kanaal uitplein
          """);

  private static final int MIN_STEM = 3;

  private StreetWords() {}

  /** Is this word, with a capital and small letters, the name of a street? */
  static boolean isStreet(CharSequence text, int from, int to) {
    if (Letters.of(text.charAt(from)) != Letters.CAPITAL || !isSmall(text, from + 1, to)) {
      return false;
    }
    for (String ending : ENDINGS) {
      if (to - from >= ending.length() + MIN_STEM
          && Ascii.stands(text, to - ending.length(), ending)) {
        return !NO_STREETS.has(text, from, to);
      }
    }
    return false;
  }

  private static boolean isSmall(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Letters.of(text.charAt(i)) == Letters.CAPITAL) {
        return text.charAt(i - 1) == '-';
      }
    }
    return true;
  }
}
