package nightjar.redact;

/**
 * What is known of names and of words that are none: the lists under {@code names}, and how much
 * they say about words that have the form of a name.
 */
final class Names {
  static final NameList GIVEN = NameList.read("names/given.txt");
  static final NameList FAMILY = NameList.read("names/family.txt");
  private static final NameList RARE_GIVEN = NameList.read("names/given-more.txt");
  private static final NameList RARE_FAMILY = NameList.read("names/family-more.txt");

  /** Words of logs, products and places, names of people though they be. */
  private static final NameList PLAIN = NameList.read("names/plain.txt");

  /** Never a word of a name, with a capital or not. */
  private static final NameList NEVER = NameList.read("names/never.txt");

  private Names() {}

  /** May it not be a word of any name? */
  static boolean isNever(CharSequence text, int from, int to) {
    return NEVER.has(text, from, to);
  }

  static boolean isGiven(CharSequence text, int from, int to) {
    return GIVEN.has(text, from, to);
  }

  /** In either list of given names, and no plain word; of a word with a hyphen, its first half. */
  static boolean isAnyGiven(CharSequence text, int from, int to) {
    long hash = Letters.hash(text, from, to);
    if (GIVEN.has(hash) || (RARE_GIVEN.has(hash) && !PLAIN.has(hash))) {
      return true;
    }
    int hyphen = hyphen(text, from, to);
    return hyphen > from && isAnyGiven(text, from, hyphen);
  }

  /** As {@link #isAnyGiven}; of a word with a hyphen, either half. */
  static boolean isAnyFamily(CharSequence text, int from, int to) {
    long hash = Letters.hash(text, from, to);
    if (FAMILY.has(hash) || (RARE_FAMILY.has(hash) && !PLAIN.has(hash)) || hasEnding(text, to)) {
      return true;
    }
    int hyphen = hyphen(text, from, to);
    return hyphen > from && (isAnyFamily(text, hyphen + 1, to) || isAnyFamily(text, from, hyphen));
  }

  private static int hyphen(CharSequence text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) != '-') {
      at++;
    }
    return at < to ? at : -1;
  }

  /** A word of logs, a product or a place, though people are called so too. */
  static boolean isPlain(CharSequence text, int from, int to) {
    return PLAIN.has(text, from, to);
  }

  /** In some list of names, be it a plain word or not. */
  static boolean isListed(CharSequence text, int from, int to) {
    long hash = Letters.hash(text, from, to);
    return GIVEN.has(hash) || FAMILY.has(hash) || RARE_GIVEN.has(hash) || RARE_FAMILY.has(hash);
  }

  /**
   * Do the lists speak for {@code [from, to)}, words with single characters between them, being a
   * person? One word has to be a common given name; of several, one has to be a name in its place,
   * and a name that is a plain word as well needs another one beside it.
   */
  static boolean isLikely(CharSequence text, int from, int to) {
    int end = wordEnd(text, from, to);
    if (end == to) {
      return isGiven(text, from, to);
    }
    int last = lastWord(text, from, to);
    if (isAnyGiven(text, from, end) || isAnyFamily(text, last, to)) {
      return true;
    }
    return FAMILY.has(text, from, end)
        || hasEnding(text, end)
        || isGiven(text, last, to)
        || Letters.of(text.charAt(lastWord(text, from, last - 1))) == Letters.SMALL; // de, van
  }

  /** Is the word a common name? */
  static boolean isKnown(CharSequence text, int from, int to) {
    long hash = Letters.hash(text, from, to);
    return GIVEN.has(hash) || FAMILY.has(hash);
  }

  /** A common given name in front, or as {@link #isWell}. */
  static boolean startsWell(CharSequence text, int from, int to) {
    return isGiven(text, from, wordEnd(text, from, to)) || isWell(text, from, to);
  }

  /** A given name in front and a family name at the end, of which one is common. */
  static boolean isWell(CharSequence text, int from, int to) {
    int end = wordEnd(text, from, to);
    int last = lastWord(text, from, to);
    boolean isGiven = isGiven(text, from, end);
    boolean isFamily = FAMILY.has(text, last, to);
    return (isGiven && (isFamily || isAnyFamily(text, last, to)))
        || (isFamily && isAnyGiven(text, from, end));
  }

  /** A given name in front and a family name at the end, which the lists know in their places. */
  static boolean isPair(CharSequence text, int from, int to) {
    int end = wordEnd(text, from, to);
    int last = lastWord(text, from, to);
    return end < last && isPair(text, from, end, last, to);
  }

  /** Of words elsewhere than beside one another; short ones have to be common. */
  static boolean isPair(CharSequence text, int given, int givenEnd, int family, int familyEnd) {
    boolean isGiven =
        givenEnd - given < MIN_RARE
            ? isGiven(text, given, givenEnd)
            : isAnyGiven(text, given, givenEnd);
    return isGiven
        && (familyEnd - family < MIN_RARE
            ? FAMILY.has(text, family, familyEnd)
            : isAnyFamily(text, family, familyEnd));
  }

  /** A common family name in front and a common given name behind: {@code Schmidt, Anna}. */
  static boolean isTurnedPair(CharSequence text, int from, int to) {
    int end = wordEnd(text, from, to);
    int last = lastWord(text, from, to);
    return end < last
        && isAnyFamily(text, from, end)
        && !isPlain(text, from, end)
        && (isGiven(text, last, to) || (hyphen(text, last, to) > 0 && isAnyGiven(text, last, to)))
        && !isPlain(text, last, to);
  }

  /** May words that no list knows be of a person: none is plain or ends as words for things do? */
  static boolean isUnknownName(CharSequence text, int from, int to) {
    int word = from;
    for (int at = from; at <= to; at++) {
      if (at == to || isBetween(text.charAt(at))) {
        if (isPlain(text, word, at) || endsAsThing(text, word, at)) {
          return false;
        }
        word = at + 1;
      }
    }
    return true;
  }

  private static boolean endsAsThing(CharSequence text, int from, int to) {
    for (String ending : THINGS) {
      if (to - ending.length() > from && Folded.stands(text, to - ending.length(), ending)) {
        return true;
      }
    }
    return false;
  }

  /** Is the first word a given name, or the last one as in {@code Schmidt, Anna}? */
  static boolean hasGiven(CharSequence text, int from, int to) {
    return isAnyGiven(text, from, wordEnd(text, from, to))
        || isGiven(text, lastWord(text, from, to), to);
  }

  static boolean isOneWord(CharSequence text, int from, int to) {
    return wordEnd(text, from, to) == to;
  }

  private static int wordEnd(CharSequence text, int from, int to) {
    int end = from;
    while (end < to && !isBetween(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int lastWord(CharSequence text, int from, int to) {
    int start = to;
    while (start > from && !isBetween(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isBetween(char c) {
    return c == ' ' || c == '+' || c == ',';
  }

  /** How family names end in languages that make them of others. */
  private static final String[] ENDINGS = {
    "ovich", "evich", "ovna", "evna", "enko", "chuk", "wicz", "czyk", "owski", "owska", "ewski",
    "ewska", "icki", "icka", "ović", "ević", "sson", "sdottir", "sdóttir", "opoulos", "idis",
    "akis", "shvili", "escu", "oğlu", "oglu", "yan", "ová", "aitė", "ytė", "ienė", "inen", "ов",
    "ова", "ев", "ева", "ин", "ина", "ский", "ская", "енко", "чук", "ович", "евич", "овна", "евна",
    "όπουλος", "ίδης", "άκης", "ούλου", "յան", "შვილი"
  };

  private static final int MIN_STEM = 3;
  private static final int MIN_RARE = 3;

  /** How words for things end and few names do. */
  private static final String[] THINGS = {
    "tion", "sion", "ment", "ness", "ity", "ware", "ance", "ence", "ship", "able", "ing", "ung",
    "ed", "ator", "tor", "text", "ern", "ite", "ery", "ics", "ism", "ogy", "ful", "less", "ción",
    "zione", "ção", "heit", "keit", "schaft", "tät", "acja", "ость", "ение", "ание"
  };

  private static boolean hasEnding(CharSequence text, int to) {
    for (String ending : ENDINGS) {
      int stem = to - ending.length() - MIN_STEM;
      if (stem >= 0
          && Ascii.stands(text, to - ending.length(), ending)
          && isAllLetters(text, stem, to - ending.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAllLetters(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Letters.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
