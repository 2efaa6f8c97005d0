package nightjar.redact;

import nightjar.shape.FastKey;

/**
 * Names of people in sentences of some twenty languages, known by the words around them: {@code
 * Dear Anna Schmidt}, {@code ticket 4711 assigned to Jean-Luc Picard}, {@code Anna Schmidt logged
 * in}, {@code 尊敬的李娜女士}. Behind a title the form of a name is enough; behind other words {@link
 * Names} has to know it, so that "approved by Change Board" stays. Not recognised: names in small
 * letters, uncommon names behind uncertain words.
 */
final class PersonSentences implements Rule {
  private static final int MAX_LOOK_BACK = 60;
  private static final int MAX_WORDS_BACK = 4;
  private static final int MAX_PHRASE = 32;

  private static final String SMALL_ANCHORS = anchorsOf();

  private static String anchorsOf() {
    StringBuilder letters = new StringBuilder("=");
    for (char c = 'A'; c < Anchors.BEYOND; c++) {
      if (Letters.isLetter(c)) {
        letters.append(c);
      }
    }
    return letters.append(Anchors.BEYOND).toString();
  }

  @Override
  public Kind kind() {
    return Kind.PERSON;
  }

  @Override
  public String reason() {
    return "the form of a name beside words that go with names of people";
  }

  @Override
  public String anchors() {
    return SMALL_ANCHORS;
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    int word = text.charAt(at) == '=' ? at + 1 : at;
    if (word >= text.length()) {
      return false;
    }
    char c = text.charAt(word);
    if (c >= Anchors.BEYOND) {
      return Letters.isLetter(c);
    }
    if (word > at && Ascii.isUpper(c)) {
      return true; // the name itself may begin behind the sign
    }
    boolean isStart = word == 0 || !Letters.isLetter(text.charAt(word - 1));
    return isStart
        && PersonPhrases.mayStart(text, word)
        && (mayBeBehind(text, word)
            || (isNameBefore(text, word) && PersonPhrases.isBehind(text, word)));
  }

  /** Behind a sign of equality any word is a blank: the words around a name, or the name. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    if (blanked.charAt(at) != '=') {
      return mayHold(blanked, at);
    }
    boolean isBlank =
        at + 3 < blanked.length()
            && blanked.charAt(at + 1) == FastKey.BLANK
            && " ,".indexOf(blanked.charAt(at + 2)) >= 0;
    return isBlank && (isCapitalNear(blanked, at + 2) || PersonPhrases.isBehind(blanked, at + 3));
  }

  /** Does a word with a capital follow, with none but small words before it? */
  private static boolean isCapitalNear(CharSequence text, int from) {
    int limit = Math.min(text.length(), from + MAX_PHRASE);
    for (int at = from; at < limit; at++) {
      char c = text.charAt(at);
      if (Ascii.isUpper(c)) {
        return true;
      }
      if (!Ascii.isLower(c) && " ,.\"'`(".indexOf(c) < 0) {
        return false;
      }
    }
    return false;
  }

  /** Is there a phrase, and behind it what may start a name? */
  private static boolean mayBeBehind(CharSequence text, int at) {
    long phrase = PersonPhrases.before(text, at);
    int start = phrase == Span.NONE ? -1 : nameStart(text, Span.end(phrase));
    if (start < 0) {
      return false;
    }
    int kind = Letters.of(text.charAt(start));
    if (kind == Letters.SMALL) {
      return Span.start(phrase) == PersonPhrases.ACCOUNT
          ? LoginNames.end(text, start) >= 0 || isCapitalNear(text, start)
          : isCapitalNear(text, start);
    }
    return kind != Letters.NONE;
  }

  private static boolean isNameBefore(CharSequence text, int phrase) {
    int end = phrase - 1;
    if (end <= 0 || text.charAt(end) != ' ') {
      return false;
    }
    int start = wordStart(text, text.charAt(end - 1) == ')' ? end - 1 : nameEnd(text, end), 0);
    return start >= 0 && Letters.of(text.charAt(start)) != Letters.SMALL;
  }

  private static int nameEnd(CharSequence text, int end) {
    return Labels.isQuote(text.charAt(end - 1)) ? end - 1 : end;
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      int kind = Letters.of(text.charAt(at));
      if (kind == Letters.NONE) {
        continue;
      }
      if (kind == Letters.HAN || kind == Letters.HANGUL || kind == Letters.UNSPACED) {
        long found = beside(text, at, from, kind);
        if (found != Span.NONE) {
          return found;
        }
      } else if (NameForm.isStart(text, at) && PersonPhrases.mayStart(text, at)) {
        long found = spaced(text, at, from);
        if (found != Span.NONE) {
          return found;
        }
      }
    }
    return Span.NONE;
  }

  /** A name in Latin and other scripts with spaces, by the phrase that begins at {@code at}. */
  private static long spaced(CharSequence text, int at, int from) {
    long before = PersonPhrases.before(text, at);
    if (before != Span.NONE) {
      long name = behindPhrase(text, Span.end(before), Span.start(before), isValue(text, at));
      if (name != Span.NONE) {
        return name;
      }
    }
    return PersonPhrases.isBehind(text, at) ? beforePhrase(text, at, from) : Span.NONE;
  }

  private static long behindPhrase(
      CharSequence text, int phraseEnd, int sureness, boolean isValue) {
    int start = nameStart(text, phraseEnd);
    if (start < 0) {
      return Span.NONE;
    }
    start = Titles.behind(text, start);
    boolean isTitled =
        start < text.length() && text.charAt(start - 1) == ' ' && isTitle(text, start);
    boolean isSure = isTitled || (sureness == PersonPhrases.SURE && !isCapitals(text, phraseEnd));
    long form = NameForm.at(text, start, false);
    if (form == Span.NONE) {
      int end = otherEnd(text, start, sureness, isSure, isValue);
      return end < 0 ? Span.NONE : Span.of(start, end);
    }
    int words = Span.start(form);
    int end = Span.end(form);
    return isName(
            text,
            start,
            end,
            words,
            isSure ? PersonPhrases.SURE : Math.max(sureness, PersonPhrases.LIKELY))
        ? Span.of(start, words == 1 ? withGiven(text, start, end) : end)
        : Span.NONE;
  }

  /** Behind the given name that follows a family name and a comma: {@code SMITH, JOHN}. */
  private static int withGiven(CharSequence text, int start, int end) {
    if (!Ascii.stands(text, end, ", ") || !Names.isAnyFamily(text, start, end)) {
      return end;
    }
    int given = NameForm.wordEnd(text, end + 2);
    return given > 0 && Names.isAnyGiven(text, end + 2, given) ? given : end;
  }

  /** End of an account or of a name without capitals, or -1. */
  private static int otherEnd(
      CharSequence text, int start, int sureness, boolean isSure, boolean isValue) {
    if (start >= text.length()
        || sureness == PersonPhrases.WEAK
        || sureness == PersonPhrases.DOER) {
      return -1;
    }
    return Letters.of(text.charAt(start)) == Letters.SMALL
        ? sureness == PersonPhrases.ACCOUNT && !isValue ? LoginNames.end(text, start) : -1
        : CaselessForm.end(text, start, isSure || sureness == PersonPhrases.ROLE);
  }

  /** Two capitals, such as those of a firm, and not the title written alike. */
  private static boolean isCapitals(CharSequence text, int end) {
    return end > 1
        && Ascii.isUpper(text.charAt(end - 1))
        && Ascii.isUpper(text.charAt(end - 2))
        && !Ascii.stands(text, end, ".");
  }

  /** Stands it right behind a sign of equality? */
  private static boolean isValue(CharSequence text, int at) {
    return at > 0 && text.charAt(at - 1) == '=';
  }

  private static boolean isTitle(CharSequence text, int start) {
    int word = start - 1;
    while (word > 0 && text.charAt(word - 1) != ' ') {
      word--;
    }
    return Titles.behind(text, word) == start && !isCapitals(text, start - 1);
  }

  private static boolean isName(CharSequence text, int start, int end, int words, int sureness) {
    boolean isLikely = Names.isLikely(text, start, end);
    boolean isLone = words == 1 && Names.isOneWord(text, start, end);
    return switch (sureness) {
      case PersonPhrases.SURE ->
          isLikely || !(NameForm.goesOn(text, end) || (isLone && isCode(text, start, end)));
      case PersonPhrases.WEAK -> isLikely && !isLone && Names.isWell(text, start, end);
      case PersonPhrases.DOER -> isLikely && !isLone && Names.startsWell(text, start, end);
      case PersonPhrases.GREETING ->
          isLone
              ? isGreeted(text, start, end) || isLoneName(text, start, end)
              : isLikely || isGreeted(text, start, end);
      case PersonPhrases.ROLE ->
          isLone
              ? isLoneName(text, start, end)
              : isLikely || (!NameForm.goesOn(text, end) && Names.isUnknownName(text, start, end));
      default -> isLone ? isLoneName(text, start, end) : isLikely;
    };
  }

  /** A name before a comma or an exclamation mark, as letters begin. */
  private static boolean isGreeted(CharSequence text, int start, int end) {
    return end < text.length()
        && (text.charAt(end) == ',' || text.charAt(end) == '!')
        && Letters.of(text.charAt(start + 1)) == Letters.SMALL
        && Names.isUnknownName(text, start, end);
  }

  private static boolean isLoneName(CharSequence text, int start, int end) {
    return Names.isKnown(text, start, end)
        && !NameForm.goesOn(text, end)
        && !isBeforeDigit(text, end);
  }

  /** Two or three capitals. */
  private static boolean isCode(CharSequence text, int start, int end) {
    return end - start <= 3 && Letters.of(text.charAt(start + 1)) == Letters.CAPITAL;
  }

  private static boolean isBeforeDigit(CharSequence text, int end) {
    return end + 1 < text.length() && Ascii.isDigit(text.charAt(end + 1));
  }

  /** Where a name may start behind a phrase: after a dot, a comma, a space, a quote; -1 if not. */
  private static int nameStart(CharSequence text, int phraseEnd) {
    int at = phraseEnd;
    if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
      at++;
    }
    if (at >= text.length()) {
      return -1;
    }
    if (text.charAt(at) != ' ') {
      return Letters.of(text.charAt(at)) >= Letters.HAN && at == phraseEnd ? at : -1;
    }
    at++;
    if (at < text.length() && "\"'`(\u00AB\u201C\u201E\u2018".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? at : -1;
  }

  /** The name that ends before the space at {@code phrase - 1}. */
  private static long beforePhrase(CharSequence text, int phrase, int from) {
    int end = phrase - 1;
    if (end <= from || text.charAt(end) != ' ') {
      return Span.NONE;
    }
    if (Labels.isQuote(text.charAt(end - 1)) || text.charAt(end - 1) == ')') {
      end--;
    }
    long found = Span.NONE;
    int start = end;
    for (int words = 0; words < MAX_WORDS_BACK && start > from; words++) {
      start = wordStart(text, start, Math.max(from, end - MAX_LOOK_BACK));
      if (start < 0) {
        break;
      }
      found = better(text, start, end, found);
      start--;
    }
    return found;
  }

  /** Start of the word that ends at {@code end}, or -1. */
  private static int wordStart(CharSequence text, int end, int first) {
    int at = end;
    int limit = Math.max(first, end - MAX_LOOK_BACK);
    while (at > limit && text.charAt(at - 1) != ' ' && !isOpen(text.charAt(at - 1))) {
      at--;
    }
    return at < end && Letters.isLetter(text.charAt(at)) ? at : -1;
  }

  private static boolean isOpen(char c) {
    return "\"'`=:([{<>,;|\0".indexOf(c) >= 0;
  }

  private static long better(CharSequence text, int start, int end, long found) {
    long form = NameForm.at(text, start, false);
    boolean isWhole = form != Span.NONE && Span.end(form) == end;
    boolean isName = isWhole && NameForm.isStart(text, start) && Names.isLikely(text, start, end);
    return isName ? Span.of(start, end) : found;
  }

  /** A name in Chinese, Japanese, Korean or Thai, by what stands right before or behind it. */
  private static long beside(CharSequence text, int at, int from, int kind) {
    if (kind == Letters.UNSPACED) {
      return ThaiSentences.find(text, at);
    }
    long before = PersonPhrases.mayStart(text, at) ? PersonPhrases.before(text, at) : Span.NONE;
    if (before != Span.NONE) {
      long name = behindPhrase(text, Span.end(before), Span.start(before), isValue(text, at));
      if (name != Span.NONE && Letters.of(text.charAt(Span.start(name))) >= Letters.HAN) {
        return name;
      }
    }
    if (at > from && Letters.of(text.charAt(at - 1)) == kind) {
      return Span.NONE; // inside a word, where no name begins by itself
    }
    int end = CaselessForm.end(text, at, false);
    boolean isTitled = end > 0 && CaselessForm.standsAny(text, end, PersonPhrases.SUFFIXES);
    return isTitled ? Span.of(at, end) : Span.NONE;
  }
}
