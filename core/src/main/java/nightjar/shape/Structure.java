package nightjar.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message is that has fields instead of a sentence: JSON, XML, {@code key=value} pairs,
 * cells of a table. Its shape is made of its message field, or of the names of its fields in
 * alphabetic order, so that the order and the values of fields do not make shapes of their own.
 *
 * <p>Looks at blanked text only, so that it is a function of the fast key, and forgives what
 * blanking did to it. Linear in the text's length.
 *
 * @param head tokens of the shape that say what it is
 * @param text what is to be shaped after them; empty if nothing is
 */
record Structure(List<String> head, String text) {
  /** Fields that hold the sentence of a record, the one that counts first. */
  private static final List<String> MESSAGES =
      List.of("msg", "message", "log", "event", "body", "text", "error");

  private static final int MOST_NAMES = 32;

  /** Text this long may have been cut, so that its end says nothing. */
  private static final int CUT = 1000;

  private static final Pattern TAG = Pattern.compile("<([A-Za-z_][\\w:.-]*+)");
  private static final Pattern PAIR =
      Pattern.compile("(?<![^\\s,;{(\\[])([A-Za-z0_][\\w.-]*+)=(\"[^\"]*+\"|'[^']*+'|[^\\s,;]*+)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
  private static final Pattern WORD = Pattern.compile("\\w++");
  private static final int FEWEST_PAIRS = 5;
  private static final int FEWEST_CELLS = 6;
  private static final int MOST_WORDS_A_CELL = 3;

  /** Structure of blanked text; empty for sentences. */
  static Optional<Structure> of(String blanked) {
    String text = blanked.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.charAt(0)) {
      case '{' -> json(text).or(() -> pairs(text));
      case '<' -> xml(text);
      default -> pairs(text).or(() -> cells(text));
    };
  }

  private static Optional<Structure> json(String text) {
    Map<String, String> fields = fields(text);
    for (String name : MESSAGES) {
      String value = fields.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return Optional.of(new Structure(List.of("json", name, ":"), unescaped(value)));
      }
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(names("json", fields.keySet(), ""));
  }

  private static String unescaped(String string) {
    return ESCAPE
        .matcher(string)
        .replaceAll(
            escape ->
                "nrtbf".contains(escape.group(1))
                    ? " "
                    : Matcher.quoteReplacement(escape.group(1)));
  }

  /** Fields of the outermost object, with their values if those are strings; none if it is none. */
  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    String name = "";
    int depth = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        int end = stringEnd(text, at);
        String string = text.substring(at + 1, Math.max(at + 1, end));
        int after = skipSpace(text, end + 1);
        boolean isName = depth == 1 && after < text.length() && text.charAt(after) == ':';
        if (isName) {
          name = string.isEmpty() ? "\"\"" : string.replaceAll("\\s+", "_");
          fields.put(name, "");
        } else if (depth == 1 && !name.isEmpty()) {
          fields.put(name, string);
        }
        at = end;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0 && at + 1 < text.length()) {
          return Map.of(); // something follows: no record
        }
      } else if (c == ',' && depth == 1) {
        name = "";
      }
      at++;
    }
    return depth == 0 || text.length() >= CUT ? fields : Map.of();
  }

  /** Place of the quote that ends the string begun at this one, or of the text's end. */
  private static int stringEnd(String text, int from) {
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, text.length());
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  private static Optional<Structure> xml(String text) {
    boolean isClosed = text.endsWith(">") || text.length() >= CUT;
    if (!isClosed || !(text.contains("</") || text.contains("/>"))) {
      return Optional.empty();
    }
    Set<String> tags = new LinkedHashSet<>();
    Matcher matcher = TAG.matcher(text);
    while (tags.size() < MOST_NAMES && matcher.find()) {
      tags.add(matcher.group());
    }
    List<String> head = new ArrayList<>(List.of("xml"));
    tags.forEach(tag -> head.add(tag + ">"));
    return tags.isEmpty() ? Optional.empty() : Optional.of(new Structure(head, ""));
  }

  private static Optional<Structure> pairs(String text) {
    if (!has(text, '=', FEWEST_PAIRS)) {
      return Optional.empty();
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    int count = 0;
    StringBuilder rest = new StringBuilder();
    Matcher matcher = PAIR.matcher(text);
    while (matcher.find()) {
      matcher.appendReplacement(rest, "");
      pairs.putIfAbsent(matcher.group(1), matcher.group(2));
      count++;
    }
    matcher.appendTail(rest);
    if (count < FEWEST_PAIRS || WORD.matcher(rest).results().limit(2).count() > 1) {
      return Optional.empty();
    }
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      if (MESSAGES.contains(pair.getKey()) && pair.getValue().contains(" ")) {
        String value = pair.getValue().substring(1, pair.getValue().length() - 1);
        return Optional.of(new Structure(List.of("kv", pair.getKey(), ":"), value));
      }
    }
    Matcher word = WORD.matcher(rest);
    return Optional.of(names("kv", pairs.keySet(), word.find() ? word.group() : ""));
  }

  /** Does the text have as many of this character? */
  private static boolean has(String text, char c, int fewest) {
    int at = -1;
    for (int count = 0; count < fewest; count++) {
      at = text.indexOf(c, at + 1);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  private static Structure names(String kind, Set<String> names, String text) {
    List<String> head = new ArrayList<>(List.of(kind, "{"));
    new TreeSet<>(names).stream().limit(MOST_NAMES).forEach(head::add);
    head.add("}");
    return new Structure(head, text);
  }

  private static Optional<Structure> cells(String text) {
    if (text.indexOf('=') >= 0) {
      return Optional.empty();
    }
    for (Delimiter delimiter : Delimiter.ALL) {
      int cells = has(text, delimiter.mark, FEWEST_CELLS - 1) ? delimiter.cells(text) : 0;
      if (cells >= FEWEST_CELLS + (delimiter == Delimiter.BAR ? 1 : 0)) {
        // One token, so that tables of different widths stay apart.
        String name = "csv-" + delimiter.name().toLowerCase(java.util.Locale.ROOT) + "-" + cells;
        return Optional.of(new Structure(List.of(name), ""));
      }
    }
    return Optional.empty();
  }

  /** What may stand between cells. */
  private enum Delimiter {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    BAR('|');

    private static final List<Delimiter> ALL = List.of(values());

    private final char mark;

    Delimiter(char mark) {
      this.mark = mark;
    }

    /** Cells of a table's row; 0 if it is a sentence that has the mark in it. */
    int cells(String text) {
      int count = 0;
      int spaced = 0;
      int words = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == mark) {
          count++;
          spaced += i + 1 < text.length() && text.charAt(i + 1) == ' ' ? 1 : 0;
          words = 0;
        } else if (c > ' ' && (i == 0 || text.charAt(i - 1) == mark || text.charAt(i - 1) <= ' ')) {
          if (++words > MOST_WORDS_A_CELL) {
            return 0;
          }
        }
      }
      return spaced * 5 > count ? 0 : count + 1;
    }
  }
}
