package nightjar.pattern;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person would call a pattern: the sentence of its template without prefix, fields and all
 * but the first two values, which become {@code …}. A function of the template text.
 */
public final class PatternTitle {
  /** Characters of a title at most. */
  public static final int MAX = 60;

  private static final char SLOT = '…';
  private static final int MAX_INPUT = 2_000;
  private static final int SLOTS = 2;
  private static final List<Edit> EDITS =
      List.of(
          edit("<\\.\\.\\.>|<\\*>", "…"),
          edit("([\"'`])…\\1|<…>", "…"),
          edit(
              " ?\\{[^{}=]{0,40}+=[^{}]{0,400}+\\}|(?<=\\S) ?\\([^()=]{0,40}+=[^()]{0,400}+\\)",
              ""),
          edit("\\.++…", " …"),
          // A class is called by its own name, without its packages.
          edit("\\b(?:[a-z][a-z0-9_]{0,40}+\\.){2,16}+(?=[A-Z])", ""),
          // name[…]: and [… anything]: in front
          edit("^[\\w./-]{1,40}+(?:\\([\\w./-]{0,40}+\\))?\\[…\\]: ?(?=\\S)", ""),
          edit("^\\w?…(?: …)*+\\] (?=\\S)|^… (?:[-…] )++(?=\\S)", ""),
          edit(
              "^(?:(?:\\[\\w{1,12}+\\](?= \\[)|\\[[^\\]…]{0,40}+…[^\\]]{0,40}+\\]|\\(…\\)|…[:,;|-]|[\\[(]…[\\])]:?) ?)++(?=\\S)",
              ""),
          edit("(?<=\\S) \\((?:…|[a-z]+[ =:]{1,2}…)\\)|(?<=\\S) \\[…\\]", ""),
          edit("(?<=\\w)(?:\\(…\\)|\\[…\\])", ""),
          edit("…(?:[\\s.,:;/@#&+=>-]{0,3}+…)++", "…"),
          edit("^… (?=\\p{Lu}\\p{L}*+\\s)", ""));

  private static final String FIELD_NAME = "(?<![^\\s\\[({,;:])[\\w./-]{1,40}+ ?=";

  /** {@code name=…} and {@code name=}. */
  private static final Pattern OPEN_FIELD =
      Pattern.compile(FIELD_NAME + "(?=[^\\s,;…]{0,20}+…| …|[\\s,;]|$)");

  private static final Pattern FIELD =
      Pattern.compile(FIELD_NAME + "(?: ?…[^\\s,;)\\]}]{0,20}+|\"[^\"]*+\"|[^\\s,;)\\]}]*+)[,;]?");

  /** The beginning of a field's name, in front of its last word. */
  private static final Pattern NAME_BEGUN = Pattern.compile("[,;] \\w{1,20}+ ?$");

  private static final Pattern LEADING_TO_NOTHING =
      Pattern.compile("(?<=\\S) (?:by|from|to|for|with|of|at)$");

  private static final Pattern LABELLED_SLOT = Pattern.compile("[:=-] ?…$");

  /** Who or when, in front of what. */
  private static final Pattern LEADING_SLOTS = Pattern.compile("^(?:<\\*> )++");

  private static final Set<String> LEADING_TO_VALUE =
      Set.of(
          "for", "by", "from", "to", "as", "of", "with", "on", "at", "in", "after", "since", "via",
          "into", "within", "than", "and", "or", "is", "was", "using", "over", "port");

  private record Edit(Pattern pattern, String replacement) {
    String of(String text) {
      return pattern.matcher(text).replaceAll(replacement);
    }
  }

  private PatternTitle() {}

  /**
   * Title of a template; hostile as the template is, but on one line and without control and format
   * characters.
   *
   * @return 1 to {@link #MAX} characters
   */
  public static String of(String template) {
    String text = TitleText.printable(template, MAX_INPUT);
    String title = tidy(untilThirdSlot(sentence(text)));
    if (TitleText.words(title) < 2) {
      String later = tidy(untilThirdSlot(sentence(LEADING_SLOTS.matcher(text).replaceFirst(""))));
      title = TitleText.words(later) > TitleText.words(title) ? later : title;
    }
    if (!TitleText.hasWord(title)) {
      title = tidy(edited(text));
    }
    if (!TitleText.hasWord(title)) {
      title = text.isEmpty() ? "(empty line)" : text.indexOf('*') >= 0 ? "(values only)" : text;
    }
    return TitleText.fit(title, MAX);
  }

  private static String sentence(String text) {
    String names = RecordTitle.names(text);
    return names.isEmpty() ? withoutFields(edited(RecordTitle.sentence(text))) : names;
  }

  private static String edited(String text) {
    String edited = text;
    for (Edit edit : EDITS) {
      edited = edit.of(edited);
    }
    return edited;
  }

  /** The words before the first field; where there are none, what is left without fields. */
  private static String withoutFields(String text) {
    Matcher field = OPEN_FIELD.matcher(text);
    if (!field.find()) {
      return text;
    }
    String before = NAME_BEGUN.matcher(text.substring(0, field.start())).replaceFirst("");
    long words = TitleText.words(before);
    if (words >= 2 || (words == 1 && before.stripTrailing().endsWith(":"))) {
      return withoutLeadingWord(before.strip());
    }
    String rest = TitleText.singleSpaced(FIELD.matcher(text).replaceAll(""));
    return TitleText.words(rest) >= 2 ? rest : text;
  }

  /** From the third value on, with the words that lead to it, nothing is told. */
  private static String untilThirdSlot(String text) {
    int end = -1;
    for (int i = 0; i < SLOTS; i++) {
      end = text.indexOf(SLOT, end + 1);
      if (end < 0) {
        return text;
      }
    }
    int third = text.indexOf(SLOT, end + 1);
    return third < 0
        ? text
        : withoutLeadingWord(text.substring(0, end + 1) + before(text.substring(end + 1, third)));
  }

  /** What of the text between two values does not lead to the second. */
  private static String before(String between) {
    String[] words = between.strip().split(" ", -1);
    int keep = words.length <= 2 ? 0 : words.length - 1;
    for (int i = 0; i < words.length; i++) {
      if (LEADING_TO_VALUE.contains(words[i])) {
        keep = i;
      }
    }
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < keep; i++) {
      kept.append(i == 0 && between.charAt(0) != ' ' ? "" : " ").append(words[i]);
    }
    return kept.toString();
  }

  /** Without what leads to nothing at the end, and without marks at both ends. */
  private static String tidy(String text) {
    String tidy = TitleText.withoutOpenBracket(TitleText.singleSpaced(text));
    String before;
    do {
      before = tidy;
      tidy = LEADING_TO_NOTHING.matcher(TitleText.trimMarks(tidy)).replaceFirst("");
      if (tidy.indexOf(SLOT) == tidy.length() - 1 && LABELLED_SLOT.matcher(tidy).find()) {
        tidy = tidy.substring(0, tidy.length() - 1);
      }
    } while (!tidy.equals(before));
    return tidy;
  }

  private static String withoutLeadingWord(String text) {
    int space = text.lastIndexOf(' ');
    return space > 0 && LEADING_TO_VALUE.contains(text.substring(space + 1))
        ? text.substring(0, space)
        : text;
  }

  private static Edit edit(String pattern, String replacement) {
    return new Edit(Pattern.compile(pattern), replacement);
  }
}
