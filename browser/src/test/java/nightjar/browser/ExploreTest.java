package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lines looked for, narrowed, opened and watched. */
@ExtendWith(Console.Shared.class)
final class ExploreTest {
  private static final int MOST_SCRIPT_BYTES = 90 << 10;
  private static final int SEEN_WITHIN_MILLIS = 5_000;
  private static final Pattern TOOK = Pattern.compile(", \\d+ ms");

  private final Console console;
  private final Visit visit;

  ExploreTest(Console console) {
    this.console = console;
    this.visit = console.visit(View.WIDE_LIGHT);
  }

  @BeforeEach
  void explore() {
    visit.open("/explore");
    visit.find(".vl-row").first().waitFor();
  }

  @AfterEach
  void isSound() {
    assertThat(visit.troubles()).isEmpty();
    visit.close();
  }

  @Test
  void search_showsLinesWithItsWordsAndIsInTheAddress() {
    visit.press("/");
    visit.page().keyboard().type("refund approved");
    visit.press("Enter").awaitAddress(address -> address.contains("q=refund"));
    visit.find(".vl-row mark").first().waitFor();
    visit.settle();

    List<String> rows = visit.find(".vl-row .m").allTextContents();
    assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).contains("refund"));
  }

  @Test
  void brush_narrowsTheTimeAndAReloadIsTheSameView() {
    String all = found();
    BoundingBox chart = visit.find(".vc-plot").boundingBox();
    double y = chart.y + chart.height / 2;
    visit.page().mouse().move(chart.x + chart.width - 60, y);
    visit.page().mouse().down();
    visit.page().mouse().move(chart.x + chart.width - 30, y);
    visit.page().mouse().up();
    visit.awaitAddress(address -> address.contains("sel="));
    visit.see(".ex-took", " of ");
    visit.settle();
    String address = visit.address();
    String found = found();
    List<String> rows = visit.find(".vl-row").allTextContents();

    visit.page().reload();
    visit.find(".vl-row").first().waitFor();
    visit.see(".ex-took", " of ");
    visit.settle();

    assertThat(visit.address()).isEqualTo(address);
    assertThat(found()).isEqualTo(found).isNotEqualTo(all);
    assertThat(visit.find(".vl-row").allTextContents()).isEqualTo(rows);
  }

  @Test
  void line_opensShowsItsContextAndClosesByKey() {
    visit.press("j").press("Enter");
    visit.find(".ex-detail .raw").waitFor();
    visit.press("c");
    visit.find("dialog.ex-context li.here").waitFor();
    visit.picture("context-wide-light");
    assertThat(visit.find("dialog.ex-context li").count()).isGreaterThan(3);

    visit.press("Escape");
    visit.waitForNone("dialog.ex-context");
    visit.picture("detail-wide-light");
    visit.press("Enter");
    visit.waitForNone(".ex-detail");
  }

  @Test
  void facet_filtersAndItsChipTakesItBack() {
    visit.find(".ex-value:has-text('search') input").first().check();
    visit.awaitAddress(address -> address.contains("service=search"));
    visit.await(
        "[...document.querySelectorAll('.vl-row .s')].every(s => s.textContent === 'search')");
    assertThat(visit.find(".vl-row").count()).isPositive();

    visit.find(".ex-chip").click();
    visit.awaitAddress(address -> !address.contains("service="));
  }

  @Test
  void liveTail_showsALineThatIsSentNow() throws IOException, InterruptedException {
    visit.press("l");
    visit.see(".ex-notice.live", "Live");
    String word = "tail-" + Long.toString(System.nanoTime(), 36);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    console.server().post("watched", List.of(now + " INFO watched - " + word + " arrived"));

    visit
        .find(".vl-row:has-text('" + word + "')")
        .waitFor(new Locator.WaitForOptions().setTimeout(SEEN_WITHIN_MILLIS));
  }

  @Test
  void noMatch_saysSoAndOffersAWayOut() {
    visit.open("/explore?q=nosuchwordanywhere");
    visit.see(".state", "No line matches");
    visit.find(".ex-loosen .btn").first().click();

    visit.find(".vl-row").first().waitFor();
  }

  @Test
  void script_isSmallOnTheWire() {
    try (Visit fresh = console.visit(View.WIDE_LIGHT)) {
      Map<String, Integer> bytes = new HashMap<>();
      fresh
          .page()
          .onRequestFinished(
              request -> {
                Response response = request.response();
                if (request.url().endsWith(".js") && response != null) {
                  bytes.put(request.url(), request.sizes().responseBodySize);
                }
              });
      for (String page : List.of("explore", "overview", "incidents", "patterns", "system")) {
        fresh.open("/" + page);
      }
      fresh.open("/incidents/" + console.incident());
      fresh.open("/patterns/" + console.pattern());

      assertThat(bytes).hasSizeGreaterThan(20);
      assertThat(bytes.values().stream().mapToInt(Integer::intValue).sum())
          .as("bytes of all scripts as they were sent")
          .isLessThanOrEqualTo(MOST_SCRIPT_BYTES);
    }
  }

  private String found() {
    return TOOK.matcher(visit.find(".ex-took").textContent()).replaceAll("");
  }
}
