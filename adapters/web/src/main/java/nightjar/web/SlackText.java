package nightjar.web;

import java.util.List;

/**
 * Text of strangers in Slack's markup. {@code & < >} are escaped, so no {@code <!channel>}, {@code
 * <@U…>} or {@code <http…|…>} comes about; in code, backticks become apostrophes, so it cannot be
 * left; {@code ://} is broken, so no client makes a link of it.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack on escaping</a>
 */
final class SlackText {
  private SlackText() {}

  /** Escaped, whatever its length. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Outside code, on one line: for headers and notifications. */
  static String plain(String text, int most) {
    return clipped(tamed(text).replace("@", "@\u200b"), most);
  }

  /** In code, on one line. */
  static String code(String text, int most) {
    String inner = clipped(tamed(text), most - 2);
    return inner.isBlank() ? "" : "`" + inner + "`";
  }

  /** In a block of code, a line each; those that do not fit are left out. */
  static String fence(List<String> lines, int most) {
    StringBuilder fence = new StringBuilder("```\n");
    for (String line : lines) {
      int left = most - fence.length() - 5;
      if (left < 40) {
        break;
      }
      fence.append(clipped(tamed(line), left)).append('\n');
    }
    return fence.append("```").toString();
  }

  private static String tamed(String text) {
    return text.replace('`', '\'').replace("://", "[:]//");
  }

  /** Escaped, and no longer than that afterwards; never cut inside an escape. */
  private static String clipped(String text, int most) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      String next = escape(Character.toString(c));
      if (out.length() + next.length() > most - (i < text.length() ? 1 : 0)) {
        return out.append('…').toString();
      }
      out.append(next);
    }
    return out.toString();
  }
}
