package nightjar.shape;

import static nightjar.shape.Shape.WILD;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From blanked text to the tokens of a shape: typed spans are masked, the rest is split, values and
 * names are found by their neighbours, and runs of wildcards collapse to one. Runs once per fast
 * key, so clarity comes before speed (some 2 µs when compiled).
 */
final class Shaping {
  /** Longer shapes keep their head only: they are dumps, not sentences. */
  static final int MAX_TOKENS = 128;

  private static final int ASCII = 128;

  private static final String REST = "<...>";

  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?<![\\w>])<[A-Za-z]++(?: [A-Za-z]++){0,4}>(?!\\w)");

  /** Longest member of an enumeration, and the fewest members that make one. */
  private static final int MAX_PERIOD = 6;

  private static final int MIN_COPIES = 3;

  private static final Set<String> LITERALS =
      Set.of("true", "false", "null", "True", "False", "None", "nil", "TRUE", "FALSE", "NULL");
  private static final Set<String> IDENTITY_WORDS =
      Set.of("user", "username", "uid", "User", "host", "hostname");
  private static final Set<String> NEVER_A_NAME =
      Set.of(
          "from",
          "by",
          "on",
          "at",
          "port",
          "is",
          "not",
          "has",
          "was",
          "for",
          "in",
          "to",
          "and",
          "or",
          "the",
          "of",
          "with",
          "name",
          "unknown",
          "request",
          "requested",
          "logged",
          "login",
          "account",
          "process",
          "user",
          "username",
          "uid",
          "User",
          "host",
          "hostname");
  private static final Set<String> BEFORE_A_NAME = Set.of("for", "by");
  private static final Set<String> AFTER_A_NAME = Set.of("from", "by", "at", "on", "to");

  private Shaping() {}

  static List<String> shape(String blanked) {
    Optional<Structure> structure = Structure.of(blanked);
    if (structure.isEmpty()) {
      return sentence(blanked);
    }
    List<String> tokens = new ArrayList<>(structure.get().head());
    tokens.addAll(sentence(structure.get().text()));
    return tokens.size() <= MAX_TOKENS ? tokens : headOfLong(tokens);
  }

  private static List<String> sentence(String blanked) {
    List<String> tokens = split(Masks.apply(blanked));
    tokens.replaceAll(token -> isVariable(token) ? WILD : token);
    maskValuesAndNames(tokens);
    List<String> collapsed = collapse(tokens);
    return collapsed.size() <= MAX_TOKENS ? collapsed : headOfLong(collapsed);
  }

  /**
   * Tokens without white space; punctuation marks, runs of dots before a blank and runs of CJK text
   * stand alone.
   */
  private static List<String> split(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); ) {
      int width = separatorAt(text, i);
      if (width == 0) {
        i++;
        continue;
      }
      if (i > start) {
        tokens.add(text.substring(start, i));
      }
      if (!isSpace(text.charAt(i))) {
        addSeparator(text.substring(i, i + width), tokens);
      }
      i += width;
      start = i;
    }
    if (start < text.length()) {
      tokens.add(text.substring(start));
    }
    return tokens;
  }

  private static void addSeparator(String separator, List<String> tokens) {
    int width = separator.length();
    if (separator.charAt(0) == '<') {
      tokens.add(separator.replace(' ', '_'));
    } else if (isCjk(separator.charAt(0)) && width > 4) {
      tokens.add(separator.substring(0, 2));
      tokens.add(separator.substring(2, width - 2));
      tokens.add(separator.substring(width - 2));
    } else {
      tokens.add(separator);
    }
  }

  private static int separatorAt(String text, int i) {
    char c = text.charAt(i);
    if (c == '<') {
      return placeholder(text, i);
    }
    if (isSpace(c) || Tokens.isMark(c)) {
      return 1;
    }
    int end = i;
    if (c == '.') {
      while (end < text.length() && text.charAt(end) == '.') {
        end++;
      }
      return end - i >= 2 && end < text.length() && text.charAt(end) == FastKey.BLANK ? end - i : 0;
    }
    while (c >= ASCII && end < text.length() && isCjk(text.charAt(end))) {
      end++;
    }
    return end - i;
  }

  /** Length of {@code <one to five words>} that stands for a value; 0 if it is none. */
  private static int placeholder(String text, int i) {
    if (i + 1 == text.length() || !Tokens.isAsciiLetter(text.charAt(i + 1))) {
      return 0; // a wildcard of a mask, most often
    }
    Matcher matcher = PLACEHOLDER.matcher(text).useTransparentBounds(true);
    return matcher.region(i, text.length()).lookingAt() ? matcher.end() - i : 0;
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || (c >= ASCII && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
  }

  private static boolean isCjk(char c) {
    return (c >= '\u3040' && c <= '\u30ff')
        || (c >= '\u3400' && c <= '\u9fff')
        || (c >= '\uac00' && c <= '\ud7af');
  }

  private static boolean isVariable(String token) {
    if (Tokens.isPunctuation(token)) {
      return false;
    }
    return token.contains(WILD)
        || token.indexOf(FastKey.BLANK) >= 0
        || LITERALS.contains(token)
        || isHexWord(token)
        || (token.indexOf('/') >= 0
            && (token.indexOf('.') >= 0 || token.indexOf('/') != token.lastIndexOf('/')))
        || (token.length() > 4 && isWithin(token, '\\'));
  }

  /** Does the character stand before the last one? At the end a backslash continues the line. */
  private static boolean isWithin(String token, char c) {
    int at = token.indexOf(c);
    return at >= 0 && at < token.length() - 1;
  }

  private static boolean isHexWord(String token) {
    return token.length() >= 8 && (isMadeOf(token, 'a', 'f') || isMadeOf(token, 'A', 'F'));
  }

  private static boolean isMadeOf(String token, char first, char last) {
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) < first || token.charAt(i) > last) {
        return false;
      }
    }
    return true;
  }

  /**
   * In place, left to right: a value after '=', {@code for NAME from <*>}, a name after an identity
   * word.
   */
  private static void maskValuesAndNames(List<String> tokens) {
    int n = tokens.size();
    for (int i = 0; i + 1 < n; i++) {
      if (tokens.get(i).equals("=")) {
        int value = Tokens.closer(tokens.get(i + 1)) != null && i + 2 < n ? i + 2 : i + 1;
        if (!Tokens.isPunctuation(tokens.get(value)) && !isAt(tokens, value + 1, "=")) {
          tokens.set(value, WILD);
        }
      } else if (i > 0
          && BEFORE_A_NAME.contains(tokens.get(i - 1))
          && AFTER_A_NAME.contains(tokens.get(i + 1))
          && isAt(tokens, i + 2, WILD)
          && Tokens.isWord(tokens.get(i))
          && !NEVER_A_NAME.contains(tokens.get(i))) {
        tokens.set(i, WILD);
      } else if (i > 0 && IDENTITY_WORDS.contains(tokens.get(i)) && isName(tokens, i + 1)) {
        tokens.set(i + 1, WILD);
      }
    }
  }

  private static boolean isAt(List<String> tokens, int i, String token) {
    return i < tokens.size() && tokens.get(i).equals(token);
  }

  private static boolean isName(List<String> tokens, int i) {
    String token = tokens.get(i);
    if (!Tokens.isWord(token)
        || !token.chars().allMatch(Character::isLetter)
        || NEVER_A_NAME.contains(token)) {
      return false;
    }
    if (i + 1 == tokens.size()) {
      return true;
    }
    String after = tokens.get(i + 1);
    return Tokens.isPunctuation(after) || Tokens.PREPOSITIONS.contains(after) || after.equals(WILD);
  }

  /**
   * One pass with a stack: runs of wildcards, units behind them and brackets or quotes round them
   * become one wildcard.
   */
  static List<String> collapse(List<String> tokens) {
    List<String> out = new ArrayList<>(tokens.size());
    for (String token : tokens) {
      int size = out.size();
      String last = size > 0 ? out.get(size - 1) : "";
      String before = size > 1 ? out.get(size - 2) : "";
      String opener = Tokens.opener(token);
      if (last.equals(WILD) && (token.equals(WILD) || Tokens.UNITS.contains(token))) {
        continue;
      }
      if (token.equals(WILD)
          && before.equals(WILD)
          && (last.equals(",") || last.equals(":") || last.equals("-"))) {
        out.removeLast();
      } else if (opener != null && last.equals(opener)) {
        close(out, 1);
      } else if (opener != null && last.equals(WILD) && before.equals(opener)) {
        close(out, 2);
      } else {
        out.add(token);
      }
    }
    return withoutRepeats(out);
  }

  /**
   * An enumeration becomes its first member: a group of tokens with a wildcard, three times or more
   * in a row. Where the group ends with a mark, the last member may lack it.
   */
  private static List<String> withoutRepeats(List<String> tokens) {
    if (Collections.frequency(tokens, WILD) < MIN_COPIES) {
      return tokens;
    }
    List<String> out = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); ) {
      int[] member = enumeration(tokens, i);
      out.addAll(tokens.subList(i, i + member[0]));
      i = member[1];
    }
    return out;
  }

  /** Length of the first member of what is enumerated here, and where the enumeration ends. */
  private static int[] enumeration(List<String> tokens, int from) {
    for (int period = 2; period <= Math.min(MAX_PERIOD, tokens.size() - from); period++) {
      List<String> group = tokens.subList(from, from + period);
      if (!isAt(tokens, from + period, tokens.get(from)) || !group.contains(WILD)) {
        continue;
      }
      int copies = 1;
      int end = from + period;
      for (; isAt(tokens, end, group); end += period) {
        copies++;
      }
      int length = period;
      List<String> last = group.subList(0, period - 1);
      if (Tokens.isPunctuation(group.getLast()) && isAt(tokens, end, last)) {
        length--;
        copies++;
        end += length;
      }
      if (copies >= MIN_COPIES) {
        return new int[] {length, end};
      }
    }
    return new int[] {1, from + 1};
  }

  private static boolean isAt(List<String> tokens, int at, List<String> group) {
    return at + group.size() <= tokens.size()
        && tokens.subList(at, at + group.size()).equals(group);
  }

  private static void close(List<String> out, int taken) {
    for (int i = 0; i < taken; i++) {
      out.removeLast();
    }
    if (out.isEmpty() || !out.getLast().equals(WILD)) {
      out.add(WILD);
    }
  }

  private static List<String> headOfLong(List<String> tokens) {
    List<String> head = new ArrayList<>(tokens.subList(0, 8));
    int colon = head.indexOf(":");
    if (colon >= 0) {
      head = new ArrayList<>(head.subList(0, colon + 1));
    }
    head.add(REST);
    return head;
  }
}
