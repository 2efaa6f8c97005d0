package nightjar.search;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nightjar.NearestName;
import nightjar.search.Query.Comparison;

/** Terms of a query: words, phrases, expressions, and which of them are fields. */
final class QueryTerms {
  /** Longest first. */
  private static final List<String> SIGNS =
      List.of(":>=", ":<=", ":>", ":<", ":=", ":", "!=", ">=", "<=", "=", ">", "<");

  private final QueryReader reader;
  private final QuerySettings settings;
  private final KnownFields known;

  QueryTerms(QueryReader reader, QuerySettings settings) {
    this.reader = reader;
    this.settings = settings;
    this.known = new KnownFields(reader, settings.nowNanos());
  }

  /** Reads the term that begins here. */
  Query term() throws QueryException {
    if (reader.isAt('"')) {
      return new Query.Word(phrase());
    }
    if (reader.isAt('/') && reader.slashEnd() >= 0) {
      return regex();
    }
    int start = reader.at;
    int nameEnd = QueryFields.nameEnd(reader.text, start);
    String sign = nameEnd == start ? "" : sign(nameEnd);
    if (!sign.isEmpty() && nameEnd - start <= QueryFields.LONGEST_NAME) {
      Optional<Query> field = field(start, nameEnd, sign);
      if (field.isPresent()) {
        return field.get();
      }
    }
    return word(reader.word());
  }

  private String phrase() throws QueryException {
    int start = reader.at;
    String phrase = reader.quoted();
    if (phrase.isEmpty()) {
      throw reader.wrong(start, "the quotes are empty", "");
    }
    return phrase;
  }

  private static Query word(String word) {
    if (word.chars().allMatch(c -> c == '*')) {
      return new Query.All();
    }
    return Glob.is(word) ? new Query.Wildcard(word) : new Query.Word(word);
  }

  private Query regex() throws QueryException {
    int start = reader.at;
    int end = reader.slashEnd();
    Query.Regex regex = new Query.Regex(reader.text.substring(start + 1, end));
    reader.at = end + 1;
    long size = RegexSize.of(regex.expression());
    if (size > settings.mostRegexSize()) {
      throw reader.wrong(
          start,
          "the regular expression is too large: it takes up to "
              + size
              + " instructions, "
              + settings.mostRegexSize()
              + " are allowed",
          "");
    }
    try {
      Pattern.compile(regex.expression());
    } catch (PatternSyntaxException e) {
      String why = QueryReader.shown(String.valueOf(e.getDescription()));
      String literal = reader.text.substring(start, reader.at).replace("\"", "\"\"");
      throw reader.wrong(
          start, "the regular expression cannot be read: " + why, '"' + literal + '"');
    }
    return regex;
  }

  private String sign(int place) {
    return SIGNS.stream()
        .filter(each -> reader.text.startsWith(each, place))
        .findFirst()
        .orElse("");
  }

  /** The field with this name, if it is one and not a word that looks like it. */
  private Optional<Query> field(int start, int nameEnd, String sign) throws QueryException {
    String name = reader.text.substring(start, nameEnd);
    String lower = name.toLowerCase(Locale.ROOT);
    boolean compared = QueryFields.COMPARED.contains(lower) && !sign.equals("!=");
    int value = nameEnd + sign.length();
    if (compared || (QueryFields.KNOWN.contains(lower) && sign.equals(":"))) {
      reader.at = value;
      return Optional.of(known.read(start, lower, sign));
    }
    if (!isField(value, sign)) {
      return Optional.empty();
    }
    known.checkColon(start, lower, sign, value);
    checkName(start, name, sign);
    reader.at = value;
    return Optional.of(ofText(start, name, sign));
  }

  /** A colon, an equals sign and the like are in many words that are no fields. */
  private boolean isField(int value, String sign) throws QueryException {
    String text = reader.text;
    boolean none = reader.isEnd(value);
    if (sign.endsWith(">") || sign.endsWith("<") || sign.contains(">=") || sign.contains("<=")) {
      return none ? isNumberNext(value) : "+-0123456789\"".indexOf(text.charAt(value)) >= 0;
    }
    if (none || "=>".indexOf(text.charAt(value)) >= 0) {
      return false;
    }
    if (!sign.equals(":") || text.charAt(value) == '"') {
      return true;
    }
    // A path, a URL, a time, an address: http://x, c:\dir, fe80::1.
    boolean path = text.charAt(value) == '/' || text.charAt(value) == '\\';
    return !path && text.substring(value, reader.wordEnd(value)).indexOf(':') < 0;
  }

  /** Does a blank part a sign from its number? */
  private boolean isNumberNext(int end) {
    int next = end;
    while (next < reader.text.length() && Character.isWhitespace(reader.text.charAt(next))) {
      next++;
    }
    return next > end && next < reader.text.length() && Character.isDigit(reader.text.charAt(next));
  }

  private void checkName(int start, String name, String sign) throws QueryException {
    Optional<String> near =
        sign.startsWith(":") && name.length() > 3
            ? NearestName.of(name, QueryFields.LONG)
            : Optional.empty();
    if (near.isPresent()) {
      throw new QueryException(
          "there is no field %s:, but %s:; a value in the text is %s=…"
              .formatted(name, near.get(), name),
          start,
          name.length() + 1,
          near.get() + ":");
    }
  }

  private Query ofText(int start, String name, String sign) throws QueryException {
    if (reader.isEnd(reader.at)) {
      int end = reader.at;
      reader.skipBlanks();
      String value = reader.word();
      throw new QueryException(
          "a blank stands behind " + QueryReader.shown(name + sign),
          start,
          reader.at - start,
          reader.text.substring(start, end) + value);
    }
    boolean quoted = reader.isAt('"');
    String value = quoted ? phrase() : reader.word();
    Comparison comparison = comparison(sign, !quoted && Glob.is(value));
    if (!FieldTest.isComparable(comparison, value)) {
      throw reader.wrong(
          start,
          QueryReader.shown(value) + " is no number, with or without a unit such as ms or MB",
          "");
    }
    Query field = new Query.Field(name, comparison, value);
    return sign.equals("!=") ? new Query.Not(field) : field;
  }

  private static Comparison comparison(String sign, boolean wildcards) {
    return switch (sign.startsWith(":") ? sign.substring(1) : sign) {
      case ">" -> Comparison.MORE;
      case ">=" -> Comparison.AT_LEAST;
      case "<" -> Comparison.LESS;
      case "<=" -> Comparison.AT_MOST;
      default -> wildcards ? Comparison.LIKE : Comparison.EQUAL;
    };
  }
}
