package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Text of the page can be read: contrast as WCAG 2.2 measures it, in dark, light and print. */
class ContrastTest {
  private static final String[][] TEXT_ON_GROUND = {
    {"fg", "bg"},
    {"fg", "surface"},
    {"fg-2", "bg"},
    {"fg-2", "surface"},
    {"fg-2", "a-bg"},
    {"fg-2", "raised"},
    {"fg-3", "bg"},
    {"fg-3", "surface"},
    {"fg-3", "a-bg"},
    {"fg-3", "raised"},
    {"fg", "a-bg"},
    {"a-t", "a-bg"},
    {"accent", "accent-bg"},
    {"warn-t", "warn-bg"},
    {"error-t", "error-bg"},
    {"fatal-t", "fatal-bg"},
    {"info-t", "info-bg"},
    {"debug-t", "debug-bg"}
  };

  private static final String[][] SHAPES_ON_GROUND = {
    {"bar", "surface"}, {"a4", "surface"}, {"a4", "a-bg"}, {"full", "surface"}
  };

  private static List<Map<String, Integer>> themes() throws IOException {
    return Pattern.compile(":root\\{(.*?)\\}", Pattern.DOTALL)
        .matcher(HtmlReport.styleSheet())
        .results()
        .map(theme -> colours(theme.group(1)))
        .toList();
  }

  private static Map<String, Integer> colours(String theme) {
    Map<String, Integer> colours = new HashMap<>();
    for (MatchResult token :
        Pattern.compile("--([a-z0-9-]+):#([0-9a-f]{6}|[0-9a-f]{3})[;\\s]")
            .matcher(theme)
            .results()
            .toList()) {
      String hex = token.group(2);
      String six = hex.length() == 6 ? hex : hex.replaceAll("(.)", "$1$1");
      colours.put(token.group(1), Integer.parseInt(six, 16));
    }
    return colours;
  }

  private static double contrast(int a, int b) {
    double one = luminance(a) + 0.05;
    double other = luminance(b) + 0.05;
    return Math.max(one, other) / Math.min(one, other);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16)
        + 0.7152 * linear((rgb >> 8) & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int level) {
    double share = level / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static void check(String[][] pairs, double least) throws IOException {
    assertThat(themes()).hasSize(3);
    for (Map<String, Integer> theme : themes()) {
      for (String[] pair : pairs) {
        assertThat(theme).containsKeys(pair);
        double contrast = contrast(theme.getOrDefault(pair[0], 0), theme.getOrDefault(pair[1], 0));
        assertThat(contrast)
            .as("%s on %s of %s", pair[0], pair[1], theme)
            .isGreaterThanOrEqualTo(least);
      }
    }
  }

  @Test
  void text_isReadable() throws IOException {
    check(TEXT_ON_GROUND, 4.5);
  }

  @Test
  void bars_areVisible() throws IOException {
    check(SHAPES_ON_GROUND, 2.9);
  }
}
