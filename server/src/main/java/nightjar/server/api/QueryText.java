package nightjar.server.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nightjar.server.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A search as people type it: words and "quoted phrases" that must occur, {@code -word} that must
 * not, and the fields {@code level: service: source: pattern: is:unusual}. A colon after anything
 * else belongs to the word; quotes make a field's name plain text.
 *
 * @param words must occur
 * @param not must not occur
 * @param levels severity groups wanted; null for all
 * @param service part of a name; empty for all
 * @param source part of a name; empty for all
 * @param patterns ids; empty for all
 * @param unusual wanted unusual, or not
 */
record QueryText(
    List<String> words,
    List<String> not,
    @Nullable Set<Integer> levels,
    String service,
    String source,
    List<String> patterns,
    Optional<Boolean> unusual) {
  static final int MOST_CHARS = 1000;
  static final int MOST_TERMS = 32;
  private static final Set<String> FIELDS = Set.of("level", "service", "source", "pattern", "is");

  static QueryText parse(String text) throws Problem {
    if (text.length() > MOST_CHARS) {
      throw new Problem(
          400,
          "The query has " + text.length() + " characters; at most " + MOST_CHARS + " are read.",
          "Shorten it, or filter by parameters such as service and pattern_id.");
    }
    return new Reader(text).read();
  }

  private static final class Reader {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final List<String> not = new ArrayList<>();
    private final List<String> patterns = new ArrayList<>();
    private @Nullable Set<Integer> levels;
    private String service = "";
    private String source = "";
    private Optional<Boolean> unusual = Optional.empty();
    private int at;
    private int terms;

    Reader(String text) {
      this.text = text;
    }

    QueryText read() throws Problem {
      skipBlanks();
      while (at < text.length()) {
        if (++terms > MOST_TERMS) {
          throw wrong(at, "more than " + MOST_TERMS + " words");
        }
        term();
        skipBlanks();
      }
      return new QueryText(words, not, levels, service, source, patterns, unusual);
    }

    private void term() throws Problem {
      int start = at;
      boolean negated = text.charAt(at) == '-';
      if (negated && (++at == text.length() || Character.isWhitespace(text.charAt(at)))) {
        throw wrong(start, "nothing follows -");
      }
      int colon = fieldEnd();
      if (colon > 0) {
        String field = text.substring(at, colon).toLowerCase(Locale.ROOT);
        at = colon + 1;
        if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
          throw wrong(start, "nothing follows " + field + ":");
        }
        set(field, value(), negated, start);
      } else {
        (negated ? not : words).add(value());
      }
    }

    /** Where the colon of a field's name is; 0 if the term has none. */
    private int fieldEnd() {
      int end = at;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      return end < text.length()
              && text.charAt(end) == ':'
              && FIELDS.contains(text.substring(at, end).toLowerCase(Locale.ROOT))
          ? end
          : 0;
    }

    private String value() throws Problem {
      int start = at;
      if (text.charAt(at) == '"') {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
          throw wrong(start, "the quote is not closed");
        }
        if (end == start + 1) {
          throw wrong(start, "the quotes are empty");
        }
        at = end + 1;
        return text.substring(start + 1, end);
      }
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }

    private void set(String field, String value, boolean negated, int start) throws Problem {
      if (negated && !field.equals("level") && !field.equals("is")) {
        throw wrong(start, field + ": cannot be excluded");
      }
      switch (field) {
        case "level" -> levels(value, negated, start);
        case "service" -> service = once(service, value, field, start);
        case "source" -> source = once(source, value, field, start);
        case "pattern" -> patterns.addAll(List.of(value.split(",", -1)));
        default -> {
          if (!value.equalsIgnoreCase("unusual")) {
            throw wrong(start, "is:unusual is known, is:" + Params.shown(value) + " is not");
          }
          unusual = Optional.of(!negated);
        }
      }
    }

    private void levels(String value, boolean negated, int start) throws Problem {
      Set<Integer> named = new HashSet<>();
      for (String name : value.split(",", -1)) {
        OptionalInt level = Levels.parse(name);
        if (level.isEmpty()) {
          throw wrong(start, Params.shown(name) + " is no level; " + Levels.NAMES + " are");
        }
        named.add(level.getAsInt());
      }
      Set<Integer> wanted = new HashSet<>();
      for (int i = 0; i < Levels.NAMES.size(); i++) {
        int group = Levels.group(i);
        if (named.contains(group) != negated && (levels == null || levels.contains(group))) {
          wanted.add(group);
        }
      }
      levels = wanted;
    }

    private String once(String before, String value, String field, int start) throws Problem {
      if (!before.isEmpty()) {
        throw wrong(start, field + ": is given twice");
      }
      return value;
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private static Problem wrong(int at, String what) {
      return new Problem(
          400,
          "The query cannot be read at character " + (at + 1) + ": " + what + ".",
          "Words, \"quoted phrases\", -word, level:error, service:NAME, source:NAME, pattern:ID and"
              + " is:unusual are understood; put text that looks like these in double quotes.");
    }
  }
}
