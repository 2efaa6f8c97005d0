package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import nightjar.search.Query;
import nightjar.store.LogQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lines looked for, narrowed, opened and watched. */
@ExtendWith(Console.Shared.class)
final class ExploreTest {
  private static final int MOST_SCRIPT_BYTES = 90 << 10;
  private static final int SEEN_WITHIN_MILLIS = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
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
    // The lines before stay until these are there, with what they have of the words marked.
    visit.await(
        "[...document.querySelectorAll('.vl-row .m')].every(m => /refund/.test(m.textContent))");
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
  void facet_isATermOfTheQueryAndIsTakenBack() {
    visit.find("#ex-input").fill("-nosuchword");
    visit.awaitAddress(address -> address.contains("q=-nosuchword"));
    visit.find(".ex-value:has-text('search') input").first().check();
    visit.awaitAddress(address -> address.contains("q=-nosuchword+service%3Dsearch"));
    visit.await(
        "[...document.querySelectorAll('.vl-row .s')].every(s => s.textContent === 'search')");
    assertThat(visit.find(".vl-row").count()).isPositive();
    visit.await("document.getElementById('ex-input').value === '-nosuchword service=search'");
    assertThat(visit.find(".ex-facet:has-text('Service') .ex-value").count())
        .as("other services stay in sight")
        .isGreaterThan(1);

    visit.find(".ex-value:has-text('search') input").first().uncheck();
    visit.awaitAddress(address -> address.endsWith("q=-nosuchword"));
  }

  @Test
  void facetsOfALevel_areOneTerm() {
    visit.find(".ex-value:has-text('Error') input").first().check();
    visit.awaitAddress(address -> address.contains("q=level%3Aerror"));
    visit.find(".ex-value:has-text('Warning') input").first().check();
    visit.awaitAddress(address -> address.contains("q=level%3Awarn%2Cerror"));
    visit.open("/explore?level=ERROR&service=search");
    visit.await("document.getElementById('ex-input').value === 'level:error service=search'");
  }

  @Test
  void screen_isFilledByOneCall() {
    List<String> calls = new CopyOnWriteArrayList<>();
    visit
        .page()
        .onRequest(
            request -> {
              if (request.url().contains("/api/v1/logs/")) {
                calls.add(request.url());
              }
            });
    visit.open("/explore?q=refund");
    visit.find(".vl-row").first().waitFor();
    visit.find(".vc-plot").waitFor();
    visit.find(".ex-value .num:has-text('1')").first().waitFor();
    visit.see(".ex-took", "lines, ");
    assertThat(calls)
        .singleElement()
        .asString()
        .contains("/api/v1/logs/search?", "query=refund", "facets=", "histogram=");
  }

  @Test
  void badQuery_saysWhereAndTheSuggestionIsOneClickAway() {
    visit.find("#ex-input").fill("refund levle:info ");
    visit.see(".ex-wrong", "there is no field levle:");
    assertThat(visit.find(".ex-wrong mark").textContent()).isEqualTo("levle:");
    assertThat(visit.find("#ex-input").getAttribute("aria-invalid")).isEqualTo("true");
    visit.picture("wrong-query-wide-light");
    visit.find(".ex-wrong .btn").click();

    visit.awaitAddress(address -> address.contains("q=refund+level%3Ainfo"));
    visit.waitForNone(".ex-wrong");
    visit.find(".vl-row mark").first().waitFor();
    assertThat(visit.troubles()).as("the answer 400").allMatch(each -> each.contains("400"));
  }

  @Test
  void id_isFollowedAcrossServices() throws IOException, InterruptedException {
    String id = "blk_" + (10_000_000 + System.nanoTime() % 10_000_000);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    console.server().post("ledger", among(now, "booked for " + id + " at last"));
    console.server().post("door", among(now.minusMillis(250), "call " + id + " begins"));
    LogQuery query = LogQuery.of(new Query.Word(id));
    Server.await(
        "both lines are stored",
        () -> console.server().nightjar().store().services(query, PATIENCE).counts().size() == 2);
    visit.open("/explore?q=" + id);
    visit.see(".ex-took", "2 lines");
    visit.press("j").press("Enter");
    visit.see(".ex-ids button", id).click();
    visit.find("dialog.ex-follow li").first().waitFor();
    visit.picture("follow-wide-light");

    assertThat(visit.address()).contains("follow=" + id);
    assertThat(visit.find("dialog.ex-follow li").allTextContents())
        .satisfiesExactly(
            first -> assertThat(first).contains("door", "begins"),
            second -> assertThat(second).contains("ledger", "at last", "+0."));
    visit.press("Escape");
    visit.waitForNone("dialog.ex-follow");

    assertThat(visit.find(".ex-ids:has-text('Follow') button").allTextContents())
        .as("no part of it is offered beside it")
        .containsExactly(id);
    visit.press("f").awaitAddress(address -> address.contains("follow=" + id));
    visit.see("dialog.ex-follow li a", "begins").click();
    visit.awaitAddress(address -> address.contains("log=") && !address.contains("follow="));
    visit.waitForNone("dialog.ex-follow");
    visit.see(".ex-detail .raw", "begins");
  }

  @Test
  void fieldOfALine_isATermOfTheQuery() throws IOException, InterruptedException {
    String word = "fields-" + Long.toString(System.nanoTime(), 36);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    console.server().post("fields", among(now, word + " steps=2 took_ms=512 level=info"));
    LogQuery query = LogQuery.of(new Query.Word(word));
    Server.await(
        "the line is stored",
        () -> console.server().nightjar().store().services(query, PATIENCE).counts().size() == 1);
    visit.open("/explore?q=nothing+OR+" + word);
    visit.find(".vl-row:has-text('" + word + "')").waitFor();
    visit.find(".vl-row:has-text('" + word + "')").click();
    visit.find(".ex-detail .raw").waitFor();
    assertThat(visit.find(".ex-ids:has-text('Fields') button").allTextContents())
        .containsExactly("steps=2", "took_ms=512");
    visit.picture("fields-wide-light");
    visit.see(".ex-ids button", "took_ms=512").click();

    visit.awaitAddress(address -> address.contains("%29+took_ms%3D512"));
    visit.see(".ex-took", "1 line");
    assertThat(visit.find(".vl-row .m").allTextContents())
        .singleElement()
        .asString()
        .contains(word);
  }

  @Test
  void partialAnswer_saysSo() {
    visit
        .page()
        .route(
            "**/api/v1/logs/search?**",
            route -> {
              APIResponse whole = route.fetch();
              String partial = whole.text().replace("\"complete\":true", "\"complete\":false");
              route.fulfill(new Route.FulfillOptions().setResponse(whole).setBody(partial));
            });
    visit.open("/explore?q=refund");
    visit.see(".ex-lines .ex-notice", "stopped at its time limit");
    visit.see(".ex-hist .ex-note", "time limit");
    visit.see(".ex-facets", "stopped at its time limit");
    visit.see(".ex-took", "over ");
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

  /** A line between others of its source. */
  private static List<String> among(Instant time, String message) {
    List<String> lines = new ArrayList<>();
    for (int i = -3; i <= 3; i++) {
      lines.add(time.plusMillis(i) + " INFO " + (i == 0 ? message : "nothing to do"));
    }
    return lines;
  }

  private String found() {
    return TOOK.matcher(visit.find(".ex-took").textContent()).replaceAll("");
  }
}
