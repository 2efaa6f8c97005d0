package nightjar.sql;

import java.util.List;
import nightjar.redact.Redacted;
import nightjar.search.Query;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;

/** What texts are in columns and in blocks. */
public final class Texts {
  private static final String NUL = "\uFFFF\uFFFE";

  private Texts() {}

  /**
   * The text as UTF-8 can hold it: a surrogate without its other half becomes U+FFFD, so that
   * places in the text stay. Everything else, NUL included, stays as it is.
   */
  public static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return withoutHalves(text, i);
      }
    }
    return text;
  }

  private static String withoutHalves(String text, int from) {
    StringBuilder whole = new StringBuilder(text);
    for (int i = from; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < whole.length()
          && Character.isLowSurrogate(whole.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        whole.setCharAt(i, '\uFFFD');
      }
    }
    return whole.toString();
  }

  /**
   * A text as a column takes it. PostgreSQL's take no NUL, so in columns of both U+FFFF U+FFFE is
   * one and U+FFFF U+FFFF is U+FFFF: noncharacters, which are a program's own.
   */
  public static String toColumn(String text) {
    String whole = storable(text);
    return whole.indexOf('\0') < 0 && whole.indexOf('\uFFFF') < 0
        ? whole
        : whole.replace("\uFFFF", "\uFFFF\uFFFF").replace("\0", NUL);
  }

  /** What {@link #toColumn} took; what stores of earlier versions hold stays as it is. */
  static String fromColumn(String column) {
    int at = column.indexOf('\uFFFF');
    if (at < 0) {
      return column;
    }
    StringBuilder text = new StringBuilder(column.length()).append(column, 0, at);
    for (int i = at; i < column.length(); i++) {
      if (column.startsWith(NUL, i)) {
        text.append('\0');
        i++;
      } else {
        text.append(column.charAt(i));
        i += column.startsWith("\uFFFF\uFFFF", i) ? 1 : 0;
      }
    }
    return text.toString();
  }

  /** The record as it can be held. */
  public static LogRow storable(LogRow row) {
    String service = storable(row.service());
    String source = storable(row.source());
    String text = storable(row.text());
    boolean isSame =
        service.equals(row.service()) && source.equals(row.source()) && text.equals(row.text());
    return isSame
        ? row
        : row.withTexts(
            service,
            source,
            Redacted.kept(text, row.redactions()),
            row.messageFrom(),
            row.messageTo());
  }

  /** The query as it is asked of what is held. */
  public static LogQuery storable(LogQuery query) {
    Query tree = storable(query.tree());
    return tree.equals(query.tree()) ? query : new LogQuery(tree, query.context());
  }

  private static Query storable(Query query) {
    return switch (query) {
      case Query.And(List<Query> parts) -> new Query.And(storable(parts));
      case Query.Or(List<Query> parts) -> new Query.Or(storable(parts));
      case Query.Not(Query part) -> new Query.Not(storable(part));
      case Query.Word(String part) -> new Query.Word(storable(part));
      case Query.Service(Query.Match match, String name) ->
          new Query.Service(match, storable(name));
      case Query.Source(Query.Match match, String name) -> new Query.Source(match, storable(name));
      default -> query;
    };
  }

  private static List<Query> storable(List<Query> parts) {
    return parts.stream().map(Texts::storable).toList();
  }

  /**
   * The text with every code point in lower case, one by one and in no language, as a column's
   * {@code lower} does it. The two differ only in letters that came with Unicode 16.
   */
  public static String folded(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    storable(text).codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
