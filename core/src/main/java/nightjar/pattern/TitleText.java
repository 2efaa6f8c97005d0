package nightjar.pattern;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small matters of the text of a title: what may be in it, where it may be cut. */
final class TitleText {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  /** Longer than a title's third: what is before such a border makes a title of its own. */
  private static final int MIN_CLAUSE = 24;

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}+");

  /** Colours and other orders to a terminal. */
  private static final Pattern TERMINAL =
      Pattern.compile("\\x{1b}\\[(?:<\\*>)?+[0-9;]{0,20}+[A-Za-z]?+");

  private static final Pattern SPACES = Pattern.compile("\\s++");
  private static final Pattern BRACKETS_AND_SPACES = Pattern.compile("[{}<>,\\s]++");
  private static final Pattern HEAD = Pattern.compile("^[^:(\\[{]{1,60}?(?::| --) (?=\\p{L})");
  private static final Pattern SENTENCE_END = Pattern.compile("\\. ");
  private static final Pattern CLAUSE_END = Pattern.compile("[;,:] | - | \\(");

  private TitleText() {}

  /** One line without control, format and unpaired surrogate characters, spaces single. */
  static String printable(String text, int max) {
    StringBuilder out = new StringBuilder();
    TERMINAL
        .matcher(text.substring(0, Math.min(text.length(), max)))
        .replaceAll("")
        .codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> {}
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    out.append(' ');
                default -> out.appendCodePoint(Character.isSpaceChar(c) ? ' ' : c);
              }
            });
    return singleSpaced(out.toString());
  }

  static String singleSpaced(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  /** Names in brackets, divided by commas. */
  static String list(String names) {
    return BRACKETS_AND_SPACES.matcher(names).replaceAll(" ").strip().replace(" ", ", ");
  }

  static boolean hasWord(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  static long words(String text) {
    return WORD.matcher(text).results().count();
  }

  /** Without marks at the ends that belong to nothing; brackets with a partner stay. */
  static String trimMarks(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && " ,;:|=-.#>".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && isLoose(text, start, end - 1)) {
      end--;
    }
    String trimmed = text.substring(start, end);
    return isUnpaired(trimmed) ? trimmed.replace("\"", "") : trimmed;
  }

  private static boolean isUnpaired(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static boolean isLoose(String text, int start, int last) {
    char c = text.charAt(last);
    if (" ,;:|=-<([{#.".indexOf(c) >= 0) {
      return true;
    }
    int closing = CLOSING.indexOf(c);
    return closing >= 0 && text.substring(start, last).indexOf(OPENING.charAt(closing)) < 0;
  }

  /** The words before a bracket that nothing closes, if there are any. */
  static String withoutOpenBracket(String text) {
    int[] open = new int[OPENING.length()];
    int[] at = {-1, -1, -1};
    for (int i = 0; i < text.length(); i++) {
      int opening = OPENING.indexOf(text.charAt(i));
      int closing = CLOSING.indexOf(text.charAt(i));
      if (opening >= 0) {
        at[opening] = open[opening]++ == 0 ? i : at[opening];
      } else if (closing >= 0 && open[closing] > 0) {
        open[closing]--;
      }
    }
    int end = text.length();
    for (int kind = 0; kind < open.length; kind++) {
      end = open[kind] > 0 ? Math.min(end, at[kind]) : end;
    }
    return words(text.substring(0, end)) > 0 ? text.substring(0, end) : text;
  }

  /** Cut, if it must be: without what is before a colon, at the end of a clause, behind a word. */
  static String fit(String text, int max) {
    String fitting = text;
    if (fitting.length() > max) {
      String rest = HEAD.matcher(fitting).replaceFirst("");
      fitting = words(rest) >= 3 ? rest : fitting;
    }
    return fitting.length() <= max ? fitting : cut(fitting, max);
  }

  private static String cut(String text, int max) {
    for (Pattern border : List.of(SENTENCE_END, CLAUSE_END)) {
      int clause = lastUpTo(max, border.matcher(text));
      if (clause >= MIN_CLAUSE) {
        return trimMarks(withoutOpenBracket(text.substring(0, clause)));
      }
    }
    int end = text.lastIndexOf(' ', max - 2);
    if (end < MIN_CLAUSE) {
      end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
    }
    String head = trimMarks(text.substring(0, end));
    return head.endsWith("…") ? head : head + "…";
  }

  private static int lastUpTo(int max, Matcher borders) {
    int last = 0;
    while (borders.find() && borders.start() <= max) {
      last = borders.start();
    }
    return last;
  }
}
