package nightjar.redact;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private static final int MAX_OWNER = 40;
  private static final char FIRST_BEYOND_LATIN = '\u0370';

  /** Of whom a field is, before it: {@code Customer{name=…}}, {@code UPDATE users SET name = …}. */
  private static final LabelWords OWNERS =
      LabelWords.of(
          Stream.of(
                  ("customer customers user users patient patients employee employees person persons"
                          + " people contact contacts member members guest guests passenger passengers"
                          + " student students recipient sender author client clients applicant"
                          + " applicants kunde kunden cliente clientes klient subscriber subscribers"
                          + " caller requester assignee reporter attendee attendees participant"
                          + " participants practitioner beneficiary traveler travellers staff")
                      .split(" "))
              .collect(Collectors.toMap(word -> word, _ -> 1)));

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
              Map.entry("sex", 1),
              Map.entry("given", 1),
              Map.entry("family", 1),
              Map.entry("first name", 1),
              Map.entry("first", 1),
              Map.entry("last", 1),
              Map.entry("given name", 1),
              Map.entry("sam account name", 1),
              Map.entry("last name", 1),
              Map.entry("surname", 1),
              Map.entry("prenom", 1),
              Map.entry("prénom", 1),
              Map.entry("vorname", 1),
              Map.entry("apellido", 1),
              Map.entry("apellidos", 1),
              Map.entry("cognome", 1),
              Map.entry("nazwisko", 1),
              Map.entry("telefon", 1),
              Map.entry("telefono", 1),
              Map.entry("teléfono", 1),
              Map.entry("telp", 1),
              Map.entry("msisdn", 1),
              Map.entry("call number", 1),
              Map.entry("mobile number", 1),
              Map.entry("birthdate", 1),
              Map.entry("nationality", 1),
              Map.entry("mrn", 1),
              Map.entry("iban", 1),
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
    return at == 0 || (end - at <= 6 && ".-/".indexOf(text.charAt(at - 1)) < 0);
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
      boolean isPerson =
          isSure(label)
              || label == PersonLabels.PERSON
              || (label == PersonLabels.PARTY && isOfItsScript(text, sign));
      end = CaselessForm.end(text, start, isPerson);
    }
    if (end < 0 && isSure(label)) {
      end = smallEnd(text, start, quoted, text.charAt(sign) == '=');
    }
    return end < 0 ? Span.NONE : Span.of(start, end);
  }

  /** Is the field named in a script beyond Latin, so that no program made it up? */
  private static boolean isOfItsScript(CharSequence text, int sign) {
    int end = Labels.nameEnd(text, sign);
    return end > 0 && text.charAt(end - 1) >= FIRST_BEYOND_LATIN;
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
    if (words > 1 && isLikely && Names.hasGiven(text, start, end)) {
      return true;
    }
    if (NameForm.goesOn(text, end)) {
      return false;
    }
    return hasNeighbour(text, start, end)
        || (words > 1 && Names.isUnknownName(text, start, end) && hasOwner(text, start));
  }

  /** Does a word for people stand before the field? */
  private static boolean hasOwner(CharSequence text, int start) {
    int limit = Math.max(0, start - MAX_OWNER);
    for (int at = start - 1; at > limit; at--) {
      if (!Labels.isName(text.charAt(at))
          && Labels.isName(text.charAt(at - 1))
          && OWNERS.before(text, at) != 0) {
        return true;
      }
    }
    return false;
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
        if (signs > 1 && isNeighbour(text, at)) { // the first is the field's own
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
