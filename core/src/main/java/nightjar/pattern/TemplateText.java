package nightjar.pattern;

import static nightjar.shape.Shape.WILD;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nightjar.shape.Tokens;

/**
 * The text people see for a pattern: what its messages have in common, with {@code <*>} for what
 * varies. Spaces and marks stay as the messages have them, so that {@link Template} finds the
 * values again.
 *
 * <p>A function of the set of messages: order and repetition do not matter. Messages of the
 * commonest number of parts speak for all; where these differ, or where a value stands that only
 * happens to be the same everywhere, is a slot.
 */
public final class TemplateText {
  /** Parts of a message that are looked at; a longer one is a dump, its template ends in a slot. */
  static final int MAX_PARTS = 512;

  private static final Pattern SIZE = Pattern.compile("\\d ?([KMGT]?i?B)\\b");
  private static final Pattern SLOT_WITH_SIZE_UNIT = Pattern.compile("<\\*> ?[KMGT]?i?B\\b");
  private static final Pattern SLASH_BEFORE_SLOT = Pattern.compile("(?<![\\w<*>/])/<\\*>");
  private static final Pattern QUOTED_SLOTS =
      Pattern.compile("\"([A-Z]{1,16}+ )?+<\\*>(?: <\\*>)++\"");
  private static final Pattern SLOT_IS_SLOT = Pattern.compile("<\\*>=<\\*>");

  /** Such as a rectangle, {@code [0,0][1080,1920]}. */
  private static final Pattern TOUCHING_BRACKETS =
      Pattern.compile("(?:\\[<\\*>(?:, ?<\\*>){0,16}+\\]){2,16}+");

  private static final Pattern RUN_OF_SLOTS = Pattern.compile("<\\*>(?: <\\*>)++");
  private static final Pattern TOUCHING_SLOTS = Pattern.compile("<\\*>(?:<\\*>)++");

  private TemplateText() {}

  /**
   * Template text of one pattern.
   *
   * @param messages of this pattern, at least one; about 100 are enough, at most 4096 characters
   *     each. Hostile, and so is the answer
   * @throws IllegalArgumentException if there is no message
   */
  public static String of(Collection<String> messages) {
    return of(messages, TemplateMasks::apply);
  }

  /**
   * The same.
   *
   * @param masks gives what {@link TemplateMasks#apply} does, which is most of what this costs
   */
  static String of(Collection<String> messages, UnaryOperator<String> masks) {
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a template needs at least one message");
    }
    Set<String> distinct = new TreeSet<>(messages);
    List<String> masked = distinct.stream().map(masks).toList();
    List<List<String>> rows = masked.stream().map(TemplateText::row).toList();
    Map<Integer, Set<List<String>>> widths = widths(rows);
    if (widths.size() > 1) {
      rows = masked.stream().map(TemplateText::withEmptyValues).map(TemplateText::row).toList();
      widths = widths(rows);
    }
    int width = commonest(widths);
    String text = common(rows.stream().filter(row -> row.size() == width).toList());
    return tidy(text, sizeUnits(distinct) > 1, widths.size() > 1);
  }

  private static String withEmptyValues(String masked) {
    return masked.replace("()", '(' + WILD + ')').replace("[]", '[' + WILD + ']');
  }

  private static List<String> row(String masked) {
    List<String> parts = TemplateParts.of(masked);
    if (parts.size() > MAX_PARTS) {
      parts = new ArrayList<>(parts.subList(0, MAX_PARTS));
      parts.add(WILD);
    }
    return parts;
  }

  /** Number of parts → the different rows that have so many. */
  private static Map<Integer, Set<List<String>>> widths(List<List<String>> rows) {
    Map<Integer, Set<List<String>>> widths = new TreeMap<>();
    for (List<String> row : rows) {
      widths.computeIfAbsent(row.size(), _ -> new HashSet<>()).add(row);
    }
    return widths;
  }

  /** The width that most rows have; of widths equally common, the least. */
  private static int commonest(Map<Integer, Set<List<String>>> widths) {
    int width = -1;
    int most = 0;
    for (Map.Entry<Integer, Set<List<String>>> entry : widths.entrySet()) {
      if (entry.getValue().size() > most) {
        width = entry.getKey();
        most = entry.getValue().size();
      }
    }
    return width;
  }

  private static String common(List<List<String>> rows) {
    StringBuilder out = new StringBuilder();
    int width = rows.getFirst().size();
    Set<String> values = width == 0 ? Set.of() : column(rows, 0);
    for (int i = 0; i < width; i++) {
      Set<String> next = i + 1 < width ? column(rows, i + 1) : Set.of();
      if (values.size() > 1
          && Tokens.UNITS.containsAll(values)
          && out.toString().stripTrailing().endsWith(WILD)) {
        out.setLength(out.toString().stripTrailing().length());
      } else {
        out.append(part(values, next, rows, i));
      }
      values = next;
    }
    return out.toString();
  }

  private static Set<String> column(List<List<String>> rows, int column) {
    return rows.stream().map(row -> row.get(column)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String part(
      Set<String> values, Set<String> next, List<List<String>> rows, int column) {
    String first = values.iterator().next();
    boolean slot =
        values.size() > 1
            ? !values.stream().allMatch(TemplateParts::isMark)
            : SameEverywhere.isValue(rows.getFirst(), column, rows.size());
    return slot ? slot(values, next) : first;
  }

  /** A slot; the full stop that all values end with belongs to the sentence. */
  private static String slot(Set<String> values, Set<String> next) {
    boolean last = next.stream().allMatch(TemplateParts::isSpace);
    return last && values.stream().allMatch(TemplateText::endsSentence) ? WILD + '.' : WILD;
  }

  private static boolean endsSentence(String value) {
    return value.length() > 1 && value.endsWith(".") && !value.endsWith("..");
  }

  private static String tidy(String text, boolean unitsVary, boolean widthsVary) {
    String tidy = SLASH_BEFORE_SLOT.matcher(text).replaceAll(WILD);
    if (unitsVary) {
      tidy = SLOT_WITH_SIZE_UNIT.matcher(tidy).replaceAll(WILD);
    }
    tidy =
        QUOTED_SLOTS
            .matcher(tidy)
            .replaceAll(m -> '"' + (m.group(1) == null ? "" : m.group(1)) + WILD + '"');
    tidy = TOUCHING_BRACKETS.matcher(SLOT_IS_SLOT.matcher(tidy).replaceAll(WILD)).replaceAll(WILD);
    if (widthsVary) {
      tidy = RUN_OF_SLOTS.matcher(tidy).replaceAll(WILD);
    }
    return TOUCHING_SLOTS.matcher(tidy).replaceAll(WILD);
  }

  private static long sizeUnits(Set<String> messages) {
    return messages.stream()
        .flatMap(message -> SIZE.matcher(message).results().map(match -> match.group(1)))
        .distinct()
        .count();
  }
}
