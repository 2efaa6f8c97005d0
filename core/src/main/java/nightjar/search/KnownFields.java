package nightjar.search;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.NearestName;
import nightjar.search.Query.Match;

/** The fields the language knows, with what may follow them. */
final class KnownFields {
  private static final Pattern UNUSUAL =
      Pattern.compile("unusual(?:>=([0-9]{1,3}))?", Pattern.CASE_INSENSITIVE);

  private final QueryReader reader;
  private final long nowNanos;

  KnownFields(QueryReader reader, long nowNanos) {
    this.reader = reader;
    this.nowNanos = nowNanos;
  }

  /** A field's value as it was typed. */
  private record Value(int start, String field, String text, boolean quoted) {
    Match match() {
      return !quoted && Glob.is(text) ? Match.WILDCARD : Match.PART;
    }
  }

  /**
   * Reads the value that follows.
   *
   * @param start where the field's name begins
   * @param sign what stands between the two
   */
  Query read(int start, String field, String sign) throws QueryException {
    if (reader.isEnd(reader.at)) {
      throw reader.wrong(start, "nothing follows " + field + sign, "");
    }
    boolean quoted = reader.isAt('"');
    Value value = new Value(start, field, quoted ? reader.quoted() : reader.word(), quoted);
    boolean whole = sign.equals("=") || sign.equals(":=");
    if (value.text.isEmpty() && !(whole && !field.equals("level"))) {
      throw reader.wrong(start, "the quotes are empty", "");
    }
    return switch (field) {
      case "level" -> level(value, sign.replace(":", "").replaceFirst("^=$", ""));
      case "service" -> new Query.Service(match(value, sign, whole), value.text);
      case "source" -> new Query.Source(match(value, sign, whole), value.text);
      case "pattern" -> new Query.Pattern(list(value));
      case "shape" -> shapes(value);
      case "from" -> new Query.From(time(value));
      case "to" -> new Query.To(time(value));
      case "last" -> new Query.From(last(value));
      case "incident" -> new Query.Unusual(incident(value));
      case "trace" ->
          value.match() == Match.PART ? new Query.Word(value.text) : new Query.Wildcard(value.text);
      case "id" -> id(value);
      default -> unusual(value);
    };
  }

  private Query unusual(Value value) throws QueryException {
    Matcher asked = UNUSUAL.matcher(value.text);
    if (!asked.matches()) {
      throw wrong(
          value,
          "is:unusual and is:unusual>=50 are known, is:" + shown(value) + " is not",
          "is:unusual");
    }
    int least = asked.group(1) == null ? 0 : Integer.parseInt(asked.group(1));
    if (least > Query.Unusual.MAX_SCORE) {
      throw wrong(value, "a score is at most " + Query.Unusual.MAX_SCORE, "is:unusual>=90");
    }
    return Query.Unusual.scoring(least);
  }

  /** Refuses a known field with another sign than a colon, where that was hardly meant. */
  void checkColon(int start, String field, String sign, int value) throws QueryException {
    String text = reader.text.substring(value, reader.wordEnd(value));
    boolean plain = (sign.equals("=") || sign.equals("!=")) && !text.startsWith("\"");
    if (!plain && !QueryFields.COMPARED.contains(field)) {
      return;
    }
    boolean meant =
        switch (field) {
          case "is" -> UNUSUAL.matcher(text).matches();
          case "from", "to" -> TimeText.parse(text, nowNanos).isPresent();
          case "last" -> TimeText.length(text).isPresent();
          case "level", "service", "source" -> true;
          default -> false;
        };
    if (meant) {
      String not = sign.equals("!=") ? "-" : "";
      throw new QueryException(
          field + sign + " is not known, " + field + ": is",
          start,
          value + text.length() - start,
          text.startsWith("\"") ? "" : not + field + ":" + text);
    }
  }

  private Match match(Value value, String sign, boolean whole) throws QueryException {
    if (!whole && !sign.equals(":")) {
      throw wrong(
          value,
          value.field + ": and " + value.field + "= are known, " + value.field + sign + " is not",
          "");
    }
    return whole ? Match.WHOLE : value.match();
  }

  private Query level(Value value, String sign) throws QueryException {
    Set<Integer> named = new TreeSet<>();
    for (String name : list(value)) {
      OptionalInt level = Levels.parse(name);
      if (level.isEmpty()) {
        throw noLevel(value, name);
      }
      named.add(level.getAsInt());
    }
    if (sign.isEmpty() || sign.equals("!")) {
      return new Query.Level(named);
    }
    int bound = named.iterator().next();
    IntPredicate wanted =
        switch (sign) {
          case ">" -> group -> group > bound;
          case ">=" -> group -> group >= bound;
          case "<" -> group -> group < bound;
          default -> group -> group <= bound;
        };
    Set<Integer> groups = Levels.groups();
    groups.removeIf(group -> !wanted.test(group));
    if (named.size() > 1) {
      throw wrong(value, "level" + sign + " takes one level", "");
    }
    return groups.isEmpty() ? Query.nothing() : new Query.Level(groups);
  }

  private QueryException noLevel(Value value, String name) {
    String raw = reader.text.substring(value.start, reader.at);
    String suggestion =
        NearestName.of(name, Levels.words())
            .filter(near -> !value.quoted)
            .map(near -> raw.replace(name, near))
            .orElse("");
    return wrong(
        value, QueryReader.shown(name) + " is no level; " + Levels.NAMES + " are", suggestion);
  }

  private List<String> list(Value value) throws QueryException {
    List<String> parts = new ArrayList<>();
    for (String part : value.text.split(",", -1)) {
      if (part.isBlank()) {
        throw wrong(value, "nothing stands before or behind a comma", "");
      }
      parts.add(part.strip());
    }
    return parts;
  }

  private Query shapes(Value value) throws QueryException {
    Set<Long> shapes = new TreeSet<>();
    for (String shape : list(value)) {
      if (!shape.matches("[0-9a-fA-F]{16}")) {
        throw wrong(value, shown(value) + " is no shape, which has 16 hexadecimal digits", "");
      }
      shapes.add(HexFormat.fromHexDigitsToLong(shape));
    }
    return new Query.Shapes(shapes);
  }

  private long time(Value value) throws QueryException {
    OptionalLong time = TimeText.parse(value.text, nowNanos);
    if (time.isEmpty()) {
      throw wrong(
          value,
          shown(value)
              + " is no time; 2026-11-22T07:44:00Z, 2026-11-22, now, -2h and milliseconds since"
              + " 1970 are",
          value.field + ":-1h");
    }
    return time.getAsLong();
  }

  private long last(Value value) throws QueryException {
    OptionalLong length = TimeText.length(value.text);
    OptionalLong from = length.isEmpty() ? length : TimeText.before(nowNanos, length.getAsLong());
    if (from.isEmpty()) {
      throw wrong(value, shown(value) + " is no length of time; 30s, 15m, 2h, 7d are", "last:15m");
    }
    return from.getAsLong();
  }

  private long incident(Value value) throws QueryException {
    String digits = value.text.replaceFirst("^(?i:NJ-)", "");
    if (!digits.matches("[0-9]{1,18}") || Long.parseLong(digits) == 0) {
      throw wrong(value, shown(value) + " is no incident; 142 and NJ-142 are", "");
    }
    return Long.parseLong(digits);
  }

  private Query id(Value value) throws QueryException {
    return LogId.parse(value.text)
        .map(Query.Id::new)
        .orElseThrow(
            () ->
                wrong(
                    value,
                    shown(value) + " is no id of a record; a value in the text is id=…",
                    "id=" + reader.text.substring(value.start + 3, reader.at)));
  }

  private static String shown(Value value) {
    return QueryReader.shown(value.text);
  }

  private QueryException wrong(Value value, String what, String suggestion) {
    return reader.wrong(value.start, what, suggestion);
  }
}
