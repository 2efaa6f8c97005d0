package nightjar.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import java.util.List;

/** What axe finds wrong with a page by WCAG 2.2, levels A and AA. */
final class Axe {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private Axe() {}

  /** A sentence each, with what it is about. */
  static List<String> violations(Visit visit) {
    return new AxeBuilder(visit.page())
        .withTags(WCAG).setLegacyMode(true).analyze().getViolations().stream()
            .map(Axe::told)
            .toList();
  }

  private static String told(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + rule.getNodes().stream().limit(4).map(node -> "\n  " + node.getHtml()).toList();
  }
}
