package nightjar.sql;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.store.LogRow;

/**
 * Texts of records that patterns, incidents and dead letters quote as they are: those of records
 * that go are replaced there. Few are quoted, so all of them are kept while records are looked at.
 */
public final class QuotedRecords {
  private static final Pattern TEXT = Pattern.compile("\"text\" ?: ?\"((?:[^\"\\\\]|\\\\.)*+)\"");
  private static final String MARK = "[erased]";

  /** As they stand in the database: plain, and as JSON. */
  private final Set<String> quoted = new HashSet<>();

  private final Set<String> gone = new HashSet<>();

  /** Reads what is quoted. */
  public void read(Connection connection) throws SQLException {
    Sql.list(
        connection,
        "SELECT sample FROM patterns UNION ALL SELECT sample FROM dead_letters",
        row -> quoted.add(row.getString(1)));
    Sql.list(
        connection,
        "SELECT document FROM incidents",
        row -> {
          Matcher text = TEXT.matcher(row.getString(1));
          while (text.find()) {
            quoted.add(text.group(1));
          }
          return true;
        });
    quoted.remove("");
  }

  /** A record goes. */
  public void gone(LogRow row) {
    int end = row.text().indexOf('\n');
    gone(row.text());
    gone(row.message());
    if (end >= 0) {
      gone(row.text().substring(0, end));
    }
  }

  private void gone(String text) {
    for (String form : List.of(text, json(text))) {
      if (quoted.contains(form)) {
        gone.add(form);
      }
    }
  }

  /** As it stands in a document, which is ASCII. */
  private static String json(String text) {
    String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    StringBuilder ascii = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char each = escaped.charAt(i);
      ascii.append(each < 0x7F ? String.valueOf(each) : "\\u%04X".formatted((int) each));
    }
    return ascii.toString();
  }

  /** Replaces those of records that went; says how many texts became others. */
  public long erase(Connection connection) throws SQLException {
    for (String text : gone) {
      Sql.run(connection, "UPDATE patterns SET sample = ? WHERE sample = ?", MARK, text);
      Sql.run(connection, "UPDATE dead_letters SET sample = ? WHERE sample = ?", MARK, text);
      for (String between : List.of(":", " : ", ": ")) {
        Sql.run(
            connection,
            "UPDATE incidents SET document = replace(document, ?, ?) WHERE strpos(document, ?) > 0",
            "\"text\"" + between + "\"" + text + "\"",
            "\"text\":\"" + MARK + "\"",
            "\"text\"" + between + "\"" + text + "\"");
      }
    }
    return gone.size();
  }
}
