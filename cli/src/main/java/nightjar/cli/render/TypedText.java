package nightjar.cli.render;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.pattern.Parameter;
import nightjar.shape.Shape;
import nightjar.shape.SpanKind;

/**
 * The words of a log line that vary from line to line, told by their look: numbers, ids and
 * addresses; in pattern text, the slots. Linear in the text: every repetition is bounded or
 * possessive.
 */
final class TypedText {
  private static final Pattern WORDS =
      Pattern.compile(
          // 52.80.34.196, without a port
          "(?<address>(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w]|\\.\\w)"
              // fe80:0:1::2, and 00:1b:44:11:3a:b7
              + "|(?<![\\w:])(?:\\p{XDigit}{1,4}:){3,7}:?\\p{XDigit}{1,4}(?![\\w:])"
              // someone@example.org
              + "|(?<![\\w.+-])[\\w.+-]{1,64}+@\\w[\\w-]{0,62}(?:\\.[\\w-]{1,63}){0,8}"
              // 20:04:31.402
              + "|(?<![\\w.:])\\d{1,2}(?::\\d{2}){1,2}(?:[.,]\\d{1,9})?(?![\\w:])"
              // 36060, 12.5, 1,024, 98%
              + "|(?<![\\w.]|\\.\\d{1,3}:)\\d++(?:[.,]\\d++){0,8}%?(?![\\w-]))"
              // the port of an address, which seldom tells anything
              + "|(?<port>(?<=\\.\\d{1,3}:)\\d{1,5}+(?![\\w-]))"
              // any other word, to be looked at
              + "|[A-Za-z0-9][\\w-]*+");

  /** What a template takes for slots. */
  private static final Pattern WILDCARDS = Pattern.compile("<\\*>|<\\.\\.\\.>");

  private static final Pattern SLOTS = Pattern.compile("<(?:\\*|[a-z][a-z0-9:_-]{0,23})>");

  /** Told the text piece by piece, in order. */
  interface Reader {
    void piece(String text, boolean varies);
  }

  private TypedText() {}

  /** Reads a log line. */
  static void values(String line, Reader reader) {
    Matcher words = WORDS.matcher(line);
    int done = 0;
    while (words.find()) {
      boolean port = words.group("port") != null;
      if (words.group("address") != null || (!port && isId(words.group()))) {
        done = told(line, done, words, reader);
      }
    }
    rest(line, done, reader);
  }

  /** Reads pattern text. */
  static void slots(String pattern, Reader reader) {
    Matcher slots = SLOTS.matcher(pattern);
    int done = 0;
    while (slots.find()) {
      done = told(pattern, done, slots, reader);
    }
    rest(pattern, done, reader);
  }

  /**
   * Pattern text with the kind of each value in its slot, where there is more to say than "any".
   */
  static String withKinds(String pattern, List<Parameter> parameters) {
    Matcher slots = WILDCARDS.matcher(pattern);
    StringBuilder text = new StringBuilder();
    for (int slot = 0; slots.find(); slot++) {
      String mark = slots.group();
      if (mark.equals(Shape.WILD) && slot < parameters.size()) {
        mark = mark(parameters.get(slot));
      }
      slots.appendReplacement(text, Matcher.quoteReplacement(mark));
    }
    return slots.appendTail(text).toString();
  }

  private static String mark(Parameter parameter) {
    return parameter.kind() == SpanKind.TEXT || parameter.distinct() == 0
        ? Shape.WILD
        : "<" + parameter.kind().name().toLowerCase(Locale.ROOT).replace('_', ':') + ">";
  }

  /**
   * Three digits, or one beside a joint: {@code blk_8376}, {@code 0x7ffe01}, {@code node-3}, but
   * not {@code ssh2}.
   */
  private static boolean isId(String word) {
    long digits = word.chars().filter(c -> c >= '0' && c <= '9').count();
    boolean jointed = word.indexOf('_') > 0 || word.indexOf('-') > 0;
    return digits >= 3 || (digits >= 1 && jointed);
  }

  private static int told(String text, int done, Matcher matcher, Reader reader) {
    if (matcher.start() > done) {
      reader.piece(text.substring(done, matcher.start()), false);
    }
    reader.piece(matcher.group(), true);
    return matcher.end();
  }

  private static void rest(String text, int done, Reader reader) {
    if (done < text.length()) {
      reader.piece(text.substring(done), false);
    }
  }
}
