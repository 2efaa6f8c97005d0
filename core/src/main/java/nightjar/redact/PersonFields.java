package nightjar.redact;

import java.util.Map;

/**
 * Names of people in fields: {@code "first_name": "Siobhán"}, {@code patient=Anna Schmidt}, {@code
 * 客户: 王小明}, {@code user=maria.garcia}. How much else has to speak for a name depends on the
 * field's. Not recognised: names in small letters but of common given names or behind fields of
 * first and last names, account names such as {@code jdoe42}, and single words that no list knows
 * in fields that may as well hold a firm or a program.
 */
final class PersonFields implements Rule {
  private static final int MAX_VALUE = 60;
  private static final int MAX_NEIGHBOURS = 3;

  /** Fields that stand beside the name of a person. */
  private static final LabelWords NEIGHBOURS =
      LabelWords.of(
          Map.ofEntries(
              Map.entry("email", 1),
              Map.entry("e mail", 1),
              Map.entry("mail", 1),
              Map.entry("phone", 1),
              Map.entry("phone number", 1),
              Map.entry("mobile", 1),
              Map.entry("tel", 1),
              Map.entry("dob", 1),
              Map.entry("date of birth", 1),
              Map.entry("birth date", 1),
              Map.entry("birthday", 1),
              Map.entry("ssn", 1),
              Map.entry("age", 1),
              Map.entry("gender", 1)));

  @Override
  public Kind kind() {
    return Kind.PERSON;
  }

  @Override
  public String reason() {
    return "behind the name of a field that holds names of people";
  }

  @Override
  public String anchors() {
    return Labels.SIGNS;
  }

  /** The name of a field is constant in all lines of a key, so a blank is none. */
  @Override
  public boolean mayHold(CharSequence text, int at) {
    return label(text, at) > PersonLabels.NONE;
  }

  private static int label(CharSequence text, int sign) {
    int end = Labels.nameEnd(text, sign);
    if (end < 0 || !FieldNames.isConstant(text, end)) {
      return 0;
    }
    int label = PersonLabels.WORDS.before(text, end);
    return label == PersonLabels.NAME && !isWhole(text, end) ? 0 : label;
  }

  /** Is {@code name} all of the field's name, not the end of one that no table knows? */
  private static boolean isWhole(CharSequence text, int end) {
    int at = end;
    while (at > 0 && end - at < LabelWords.MAX_LENGTH && Labels.isName(text.charAt(at - 1))) {
      at--;
    }
    return at == 0
        || (".-/ ".indexOf(text.charAt(at - 1)) < 0 && end - at <= 6)
        || (end - at <= 6 && text.charAt(at - 1) == ' ' && !isWordBefore(text, at - 1));
  }

  private static boolean isWordBefore(CharSequence text, int at) {
    return at > 0 && Labels.isName(text.charAt(at - 1));
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (Labels.isSign(text.charAt(at))) {
        long value = value(text, at, from);
        if (value != Span.NONE) {
          return value;
        }
      }
    }
    return Span.NONE;
  }

  private static long value(CharSequence text, int sign, int from) {
    int label = label(text, sign);
    if (label <= PersonLabels.NONE) {
      return Span.NONE;
    }
    int start = Titles.behind(text, Labels.valueStart(text, sign));
    if (start < from || start >= text.length()) {
      return Span.NONE;
    }
    int quoted = quotedEnd(text, start, sign);
    int end = label == PersonLabels.LOGIN ? LoginNames.end(text, start) : -1;
    if (end < 0) {
      end = casedEnd(text, start, label, quoted);
    }
    if (end < 0) {
      end = CaselessForm.end(text, start, isSure(label) || label == PersonLabels.PERSON);
    }
    if (end < 0 && isSure(label)) {
      end = smallEnd(text, start, quoted, text.charAt(sign) == '=');
    }
    return end < 0 ? Span.NONE : Span.of(start, end);
  }

  private static boolean isSure(int label) {
    return label == PersonLabels.SURE;
  }

  /** Where the quote closes that the value stands in, or -1 if there is none. */
  private static int quotedEnd(CharSequence text, int start, int sign) {
    int open = start - 1;
    while (open > sign && !Labels.isQuote(text.charAt(open))) {
      open--;
    }
    if (open == sign) {
      return -1;
    }
    char quote = text.charAt(open);
    int end = start;
    while (end < text.length() && end - start <= MAX_VALUE && text.charAt(end) != quote) {
      end++;
    }
    return end < text.length() && text.charAt(end) == quote ? end : -1;
  }

  private static int casedEnd(CharSequence text, int start, int label, int quoted) {
    long form = NameForm.at(text, start, true);
    if (form == Span.NONE) {
      return -1;
    }
    int words = Span.start(form);
    int end = Span.end(form);
    boolean isLikely = Names.isLikely(text, start, end);
    boolean isKnown = words > 1 ? isLikely : Names.isKnown(text, start, end);
    // What goes on in its quotes is a sentence or a title, unless a name is known to begin it.
    if (quoted >= 0 && end != quoted && !(isLikely && words > 1)) {
      return -1;
    }
    boolean isName =
        switch (label) {
          case PersonLabels.SURE -> isLikely || !NameForm.goesOn(text, end);
          case PersonLabels.PERSON -> isKnown || (words > 1 && !NameForm.goesOn(text, end));
          case PersonLabels.NAME -> isNamed(text, start, end, words, isLikely);
          default -> isKnown && (words > 1 || !NameForm.goesOn(text, end));
        };
    return isName ? end : -1;
  }

  private static boolean isNamed(
      CharSequence text, int start, int end, int words, boolean isLikely) {
    if (words > 1 && isLikely) {
      return Names.hasGiven(text, start, end);
    }
    return !NameForm.goesOn(text, end) && hasNeighbour(text, start, end);
  }

  /** Is one of the next fields, before or behind, of a person? */
  private static boolean hasNeighbour(CharSequence text, int start, int end) {
    int signs = 0;
    for (int at = end; at < text.length() && at - end < MAX_VALUE && signs < MAX_NEIGHBOURS; at++) {
      if (Labels.isSign(text.charAt(at))) {
        signs++;
        if (isNeighbour(text, at)) {
          return true;
        }
      }
    }
    signs = 0;
    for (int at = start - 1; at > 0 && start - at < MAX_VALUE && signs <= MAX_NEIGHBOURS; at--) {
      if (Labels.isSign(text.charAt(at))) {
        signs++;
        if (isNeighbour(text, at)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isNeighbour(CharSequence text, int sign) {
    int end = Labels.nameEnd(text, sign);
    return end > 0 && NEIGHBOURS.before(text, end) != 0;
  }

  /** A name in small letters in a field of first or last names: all of a quote, or one word. */
  private static int smallEnd(CharSequence text, int start, int quoted, boolean isEquals) {
    int end = start;
    while (end < text.length() && end - start < MAX_VALUE && isSmallPart(text, end, quoted)) {
      end++;
    }
    boolean isWhole = quoted >= 0 ? end == quoted : isEquals && isBehindValue(text, end);
    return isWhole && end - start > 1 && !hasNever(text, start, end) ? end : -1;
  }

  private static boolean isSmallPart(CharSequence text, int at, int quoted) {
    char c = text.charAt(at);
    boolean isBetween = c == '-' || c == '\'' || (c == ' ' && at < quoted);
    return Letters.isLetter(c) || (isBetween && at + 1 < text.length());
  }

  private static boolean isBehindValue(CharSequence text, int at) {
    return at == text.length() || " ,;&)]}|\n\t".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean hasNever(CharSequence text, int start, int end) {
    int word = start;
    for (int at = start; at <= end; at++) {
      if (at == end || text.charAt(at) == ' ') {
        if (Names.isNever(text, word, at)) {
          return true;
        }
        word = at + 1;
      }
    }
    return false;
  }
}
