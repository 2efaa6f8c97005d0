package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nightjar.store.PatternRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Patterns changed by people: named, split, joined and undone, with values written to harm. */
@ExtendWith(Console.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PatternEditTest {
  private static final List<String> NAMES =
      List.of("anna", "bert", "carl", "dora", "emil", "fred", "gina");
  private static final List<String> HOSTILE =
      List.of(
          "<img src=x onerror=alert(1)>",
          "\"><script>alert(2)</script>",
          "\u202Egpj\u202C",
          "{{alert(3)}}",
          "javascript:alert(4)",
          "<b>b",
          "';alert(5)//");
  private static final List<String> VALUES = List.of("<b>b", "\u202Egpj\u202C", "<b/onclick=x>c");
  private static final String HARM =
      "document.querySelectorAll('main img, main script, main iframe, a[href^=\"javascript\"],"
          + " main b b').length";

  private final Server server = new Server();
  private final Visit visit;

  PatternEditTest(Console console) throws IOException {
    visit = console.chromium().visit(server.address(), View.WIDE_DARK);
  }

  @BeforeAll
  void send() throws IOException, InterruptedException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 350; i++) {
      lines.add(
          now.minusSeconds(1000 - i)
              + " INFO session "
              + i
              + " opened by "
              + NAMES.get(i % 7)
              + " today in "
              + i % 50
              + " ms");
    }
    for (int i = 0; i < 40; i++) {
      lines.add(now.minusSeconds(500 - i) + " INFO session " + i + " closed");
    }
    for (int i = 0; i < 140; i++) {
      lines.add(
          now.minusSeconds(400 - i) + " WARN label set to '" + HOSTILE.get(i % 7) + "' at " + i);
    }
    for (int i = 0; i < 150; i++) {
      lines.add(
          now.minusSeconds(200 - i)
              + " WARN fetched https://x.example/"
              + VALUES.get(i % 3)
              + " as "
              + NAMES.get(i % 7));
    }
    server.post("login", lines);
    server.awaitStored();
    Server.await("patterns are there", () -> !server.nightjar().store().patterns().isEmpty());
  }

  private PatternRow pattern(String part) {
    return server.nightjar().store().patterns().stream()
        .filter(row -> row.text().toString().contains(part))
        .max(Comparator.comparingLong(PatternRow::count))
        .orElseThrow();
  }

  private int patterns() {
    return server.nightjar().store().patterns().size();
  }

  @Test
  void name_split_join_areDoneByKeysSaidAndUndone() throws InterruptedException {
    int before = patterns();
    String id = pattern("opened by").id();
    visit.open("/patterns/" + id);
    String title = visit.find(".pt-title").textContent();
    visit.picture("pattern-values-wide-dark");
    assertThat(visit.find(".pv-slot .pv-strip").count()).as("quantiles").isPositive();

    visit.press("r");
    Locator name = visit.find(".pe input");
    name.fill("Somebody logs in <b>&");
    name.press("Enter");
    visit.see(".toast", "It is called");
    visit.see(".pt-title", "Somebody logs in <b>&");

    visit.press("s").see(".pe-preview", "anna");
    visit.picture("pattern-split-wide-dark");
    visit.find(".pe button[type=submit]").click();
    visit.see(".toast", "a pattern of their own");
    visit.see(".pv-facts", "split off");
    assertThat(patterns()).isEqualTo(before + 1);
    visit.find(".pv-facts li").first().locator("button").click();
    visit.see(".toast", "Undone");
    visit.see(".pv-facts li.off", "split off");
    Server.await("the split is undone", () -> patterns() == before);

    visit.press("m");
    Locator found = visit.find(".pe input[type=search]");
    found.fill("closed");
    visit.see(".pe-choice", "closed").locator("input").check();
    visit.find(".pe button[type=submit]").click();
    visit.see(".toast", "Joined with");
    Server.await("they are one", () -> patterns() == before - 1);
    visit.see(".toast button", "Undo").click();
    visit.see(".toast", "Undone");
    Server.await("they are two", () -> patterns() == before);

    visit.find(".pv-facts li:not(.off) button").last().click();
    visit.see(".pt-title", title);
    assertThat(visit.troubles()).isEmpty();
  }

  @Test
  void panel_isClosedByEscape_andFocusGoesBack() {
    visit.open("/patterns/" + pattern("opened by").id());
    visit.see(".pt-acts button", "Rename").click();
    visit.find(".pe input").press("Escape");
    visit.waitForNone(".pe");
    assertThat(visit.page().evaluate("document.activeElement.textContent.startsWith('Rename')"))
        .isEqualTo(true);
  }

  @Test
  void hostileValues_areText() {
    for (String path : List.of("/patterns", "/patterns/" + pattern("fetched").id())) {
      visit.open(path);
      visit.see("main", "fetched");
      assertThat(visit.troubles()).as(path).isEmpty();
      assertThat(visit.count(HARM)).as("elements out of values: " + path).isZero();
      assertThat(visit.count("/[\\u202a-\\u202e]/.test(document.body.innerText) ? 1 : 0"))
          .as("invisible characters: " + path)
          .isZero();
      assertThat(visit.count("document.documentElement.scrollWidth - innerWidth"))
          .as("width beyond the screen: " + path)
          .isLessThanOrEqualTo(0);
    }
    assertThat(visit.see(".pv-top", "<b>b").textContent())
        .contains("https://x.example/<b>b", "\\u202egpj\\u202c");
    visit.picture("pattern-hostile-values");
  }

  @AfterAll
  void leave() throws IOException {
    visit.close();
    server.close();
  }
}
