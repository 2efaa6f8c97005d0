package nightjar.cli.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * HTML written piece by piece. Every text and every attribute's value is made safe and escaped
 * here; elements are closed in the order they demand. Only the style sheet goes in as it is.
 */
final class Html {
  private static final Set<String> BLOCKS =
      Set.of(
          "head", "body", "header", "main", "section", "article", "table", "tr", "ul", "ol", "li",
          "p", "details", "footer", "title", "style", "div", "svg", "h1", "h2", "h3", "h4", "dl",
          "nav", "summary", "thead", "tbody");

  private final StringBuilder page = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins an element; {@code attributes} are names and values by turns. */
  Html open(String tag, String... attributes) {
    tag(tag, attributes);
    open.push(tag);
    return this;
  }

  /** An element without an end tag, such as {@code meta} and {@code br}. */
  Html single(String tag, String... attributes) {
    tag(tag, attributes);
    page.append('\n');
    return this;
  }

  private void tag(String tag, String... attributes) {
    page.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      page.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      page.append('"');
    }
    page.append('>');
  }

  /** Ends the element begun last. */
  Html close() {
    String tag = open.pop();
    page.append("</").append(tag).append('>');
    if (BLOCKS.contains(tag)) {
      page.append('\n');
    }
    return this;
  }

  /** A whole element that holds text only. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  /** Our own style sheet, unescaped. */
  Html style(String css) {
    page.append("<style>").append(css).append("</style>\n");
    return this;
  }

  private void escape(String text) {
    String safe = SafeText.of(text, true);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      switch (c) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        case '`' -> page.append("&#96;");
        default -> page.append(c);
      }
    }
  }

  /** The page, once all is closed. */
  String finished() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return page.toString();
  }
}
