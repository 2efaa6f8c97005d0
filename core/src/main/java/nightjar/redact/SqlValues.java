package nightjar.redact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of SQL that get their name by their place: {@code INSERT INTO t (name, ssn) VALUES ('…',
 * '…')}. Numbers are found as behind their name; of other columns the whole literal is a value. Not
 * recognised: more than 64 columns, values more than 2,000 characters behind the names, so that
 * most rows of a long statement are not, and statements without names of columns.
 */
final class SqlValues implements Rule {
  /** Between the names of columns and a value. */
  private static final int MAX_STATEMENT = 2_000;

  private static final int MAX_COLUMNS = 64;
  private static final String VALUES = "values";

  /** Columns whose literals are values of one kind, {@code NULL} and the like apart. */
  record Columns(Kind kind, LabelWords names) {}

  private final Announcements phrases = Announcements.KNOWN;
  private final Announcer announcer;
  private final List<Columns> columns;

  /**
   * @param numbers forms of numbers that the name of a column may ask for
   * @param columns of other values
   */
  SqlValues(List<NumberForm> numbers, List<Columns> columns) {
    this.announcer = new Announcer(numbers);
    this.columns = List.copyOf(columns);
  }

  @Override
  public Kind kind() {
    return Kind.NATIONAL_ID;
  }

  @Override
  public Kind kind(CharSequence text, int start, int end) {
    long name = name(text, start);
    if (name == Span.NONE) {
      return kind();
    }
    NumberForm form = form(text, start, end, name);
    if (form != null) {
      return form.kind();
    }
    Columns of = columns(text, Span.end(name));
    return of == null ? kind() : of.kind();
  }

  @Override
  public String reason() {
    return "in SQL, the place of a column whose name says what it is";
  }

  @Override
  public String anchors() {
    return "vV";
  }

  /** Names of columns may be made of blanks; what stands before and behind them is not. */
  @Override
  public boolean mayHold(CharSequence text, int at) {
    return isValues(text, at) && closing(text, at) >= 0;
  }

  @Override
  public long next(CharSequence text, int from) {
    int first = Math.max(0, from - MAX_STATEMENT);
    for (int at = first; at < text.length(); at++) {
      if ((text.charAt(at) | 0x20) == 'v' && isValues(text, at)) {
        long found = inRows(text, at, from);
        if (found != Span.NONE) {
          return found;
        }
      }
    }
    return Span.NONE;
  }

  /** The first value at or behind {@code from} in the rows of the statement, or none. */
  private long inRows(CharSequence text, int values, int from) {
    int[] names = new int[MAX_COLUMNS];
    int count = names(text, values, names);
    SqlRow row =
        new SqlRow(text, values + VALUES.length(), Math.min(text.length(), values + MAX_STATEMENT));
    while (count > 0 && row.next()) {
      if (row.start() >= from && row.column() < count) {
        int end = valueEnd(text, names[row.column()], row.start(), row.end());
        if (end >= 0) {
          return Span.of(row.start(), end);
        }
      }
    }
    return Span.NONE;
  }

  private int valueEnd(CharSequence text, int nameEnd, int start, int end) {
    int what = phrases.before(text, nameEnd);
    if (what > 0) {
      int number = announcer.end(text, start, Announcements.of(what));
      return number <= end ? number : -1;
    }
    return columns(text, nameEnd) != null && end > start && !isNothing(text, start, end) ? end : -1;
  }

  private @Nullable Columns columns(CharSequence text, int nameEnd) {
    for (Columns each : columns) {
      if (each.names.before(text, nameEnd) > 0) {
        return each;
      }
    }
    return null;
  }

  private @Nullable NumberForm form(CharSequence text, int start, int end, long name) {
    int what = phrases.before(text, Span.end(name));
    return what == 0 ? null : announcer.form(text, start, end, Announcements.of(what));
  }

  /** The name of the column whose value starts at {@code start}, or none. */
  private static long name(CharSequence text, int start) {
    int[] names = new int[MAX_COLUMNS];
    for (int at = start; at >= 0 && start - at < MAX_STATEMENT; at--) {
      if (isValues(text, at)) {
        int count = names(text, at, names);
        SqlRow row = new SqlRow(text, at + VALUES.length(), start + 1);
        while (row.next()) {
          if (row.start() == start && row.column() < count) {
            return Span.of(0, names[row.column()]);
          }
        }
      }
    }
    return Span.NONE;
  }

  private static boolean isNothing(CharSequence text, int start, int end) {
    int c = text.charAt(start) | 0x20;
    boolean isWord = end - start == 4 && (c == 'n' || c == 't');
    return isWord
        || text.charAt(start) == '?'
        || text.charAt(start) == '$'
        || text.charAt(start) == ':';
  }

  /** {@code VALUES (} stands there, in capitals or not. */
  private static boolean isValues(CharSequence text, int at) {
    int end = at + VALUES.length();
    if (end >= text.length() || !Ascii.isWordStart(text, at)) {
      return false;
    }
    for (int i = 0; i < VALUES.length(); i++) {
      if ((text.charAt(at + i) | 0x20) != VALUES.charAt(i)) {
        return false;
      }
    }
    return Ascii.stands(text, behindSpaces(text, end), '(');
  }

  private static int behindSpaces(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && at - from < 8 && Ascii.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the bracket closes that holds the names of columns before {@code VALUES}, or -1. */
  private static int closing(CharSequence text, int values) {
    int at = values - 1;
    while (at >= 0 && values - at < 8 && Ascii.isSpace(text.charAt(at))) {
      at--;
    }
    return Ascii.stands(text, at, ')') ? at : -1;
  }

  /** Fills in where each name of a column ends; how many there are, 0 if it is no such list. */
  private static int names(CharSequence text, int values, int[] ends) {
    int close = closing(text, values);
    int open = close;
    while (open > 0 && close - open < MAX_STATEMENT && text.charAt(open) != '(') {
      open--;
    }
    if (close < 0 || !Ascii.stands(text, open, '(')) {
      return 0;
    }
    int count = 0;
    int end = open + 1;
    for (int at = open + 1; at <= close && count < ends.length; at++) {
      char c = text.charAt(at);
      if (c == ',' || at == close) {
        ends[count++] = end;
      } else if (Labels.isName(c)) {
        end = at + 1;
      }
    }
    return count;
  }
}
