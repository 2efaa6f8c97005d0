package nightjar.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Queries as people type them.
 *
 * <pre>
 * query    = [ either ]
 * either   = all { "OR" all }
 * all      = one { [ "AND" ] one }
 * one      = "NOT" one | [ "-" ] ( "(" either ")" | term )
 * term     = word | '"' phrase '"' | "/" regular expression "/" | field
 * field    = name ( ":" | "=" | "!=" | ">" | ">=" | "&lt;" | "&lt;=" ) ( word | '"' phrase '"' )
 * </pre>
 *
 * <p>A word ends at a blank, or at a closing bracket that was not opened in it. Cost: linear in the
 * text.
 */
public final class QueryParser {
  private final QueryReader reader;
  private final QueryTerms terms;
  private final QuerySettings settings;
  private int count;
  private int depth;

  private QueryParser(String text, QuerySettings settings) {
    this.reader = new QueryReader(text);
    this.terms = new QueryTerms(reader, settings);
    this.settings = settings;
  }

  /**
   * The tree of a text; {@link Query.All} of one without words.
   *
   * @throws QueryException if it cannot be read, or passes a bound
   */
  public static Query parse(String text, QuerySettings settings) throws QueryException {
    if (text.length() > settings.mostChars()) {
      throw new QueryException(
          "it has " + text.length() + " characters; at most " + settings.mostChars() + " are read",
          settings.mostChars(),
          text.length() - settings.mostChars(),
          "");
    }
    return new QueryParser(wellFormed(text), settings).whole();
  }

  /** Half a surrogate is in no stored text. */
  private static String wellFormed(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private Query whole() throws QueryException {
    reader.skipBlanks();
    if (reader.atEnd()) {
      return new Query.All();
    }
    Query query = either();
    if (!reader.atEnd()) {
      throw neverOpened();
    }
    return query;
  }

  private QueryException neverOpened() {
    int from = reader.at;
    int start = from;
    while (start > 0 && !reader.isEnd(start - 1)) {
      start--;
    }
    String word = reader.text.substring(start, from + 1);
    boolean plain = start < from && word.indexOf('"') < 0 && word.charAt(0) != '-';
    return new QueryException(
        "this bracket was never opened",
        plain ? start : from,
        plain ? word.length() : 1,
        plain ? '"' + word + '"' : "\")\"");
  }

  private Query either() throws QueryException {
    List<Query> parts = new ArrayList<>();
    parts.add(all());
    while (reader.keyword().equals("OR")) {
      keyword();
      parts.add(all());
    }
    return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
  }

  private Query all() throws QueryException {
    List<Query> parts = new ArrayList<>();
    int pattern = -1;
    do {
      boolean grouped = reader.isAt('(');
      Query part = one();
      if (part instanceof Query.Pattern(List<String> more) && !grouped) {
        if (pattern >= 0 && parts.get(pattern) instanceof Query.Pattern(List<String> ids)) {
          // A record has one pattern: two side by side can only mean either.
          List<String> both = new ArrayList<>(ids);
          both.addAll(more);
          parts.set(pattern, new Query.Pattern(both));
          continue;
        }
        pattern = parts.size();
      }
      parts.add(part);
    } while (goesOn());
    return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
  }

  /** Does another part follow? Its AND is read. */
  private boolean goesOn() throws QueryException {
    reader.skipBlanks();
    if (reader.atEnd() || reader.isAt(')') || reader.keyword().equals("OR")) {
      return false;
    }
    if (reader.keyword().equals("AND")) {
      keyword();
    }
    return true;
  }

  /** Reads a keyword, behind which something must stand. */
  private void keyword() throws QueryException {
    int start = reader.at;
    String word = reader.keyword();
    reader.at += word.length();
    int end = reader.at;
    reader.skipBlanks();
    if (reader.atEnd() || reader.isAt(')')) {
      throw new QueryException("nothing follows " + word, start, end - start, '"' + word + '"');
    }
  }

  private Query one() throws QueryException {
    String word = reader.keyword();
    if (word.equals("NOT")) {
      int start = reader.at;
      keyword();
      deeper(start);
      Query part = one();
      depth--;
      return new Query.Not(part);
    }
    if (!word.isEmpty()) {
      int start = reader.at;
      reader.at += word.length();
      throw reader.wrong(start, "nothing stands before " + word, '"' + word + '"');
    }
    if (!reader.isAt('-')) {
      return operand();
    }
    int start = reader.at++;
    if (reader.isEnd(reader.at)) {
      throw reader.wrong(start, "nothing follows -", "\"-\"");
    }
    return new Query.Not(operand());
  }

  private Query operand() throws QueryException {
    if (reader.isAt('(')) {
      return group();
    }
    if (++count > settings.mostTerms()) {
      throw new QueryException(
          "more than " + settings.mostTerms() + " words and fields",
          reader.at,
          reader.text.length() - reader.at,
          "");
    }
    if (reader.isAt(')')) {
      throw neverOpened();
    }
    return terms.term();
  }

  private Query group() throws QueryException {
    int start = reader.at++;
    deeper(start);
    reader.skipBlanks();
    if (reader.isAt(')')) {
      reader.at++;
      throw reader.wrong(start, "the brackets are empty", "\"()\"");
    }
    if (reader.atEnd()) {
      throw reader.wrong(start, "the bracket is not closed", "\"(\"");
    }
    Query query = either();
    if (!reader.isAt(')')) {
      throw reader.wrong(
          start, "the bracket is not closed", reader.text.substring(start).stripTrailing() + ")");
    }
    reader.at++;
    depth--;
    return query;
  }

  private void deeper(int start) throws QueryException {
    if (++depth > settings.mostDepth()) {
      throw reader.wrong(start, "more than " + settings.mostDepth() + " within each other", "");
    }
  }
}
