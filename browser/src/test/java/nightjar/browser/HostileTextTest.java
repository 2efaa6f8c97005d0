package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import nightjar.store.PatternRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Log lines written to harm whoever looks at them: they are text, and nothing else, everywhere. */
@ExtendWith(Console.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileTextTest {
  private static final List<String> HOSTILE =
      List.of(
          "<img src=x onerror=alert(1)> <script>alert(2)</script> broke",
          "\"><svg onload=alert(3)> [link](javascript:alert(4)) href=javascript:alert(5)",
          "\u202Egpj.exe\u202C and \u2066hidden\u2069 order",
          "\u001B[31mred\u001B[0m \u001B]0;title\u0007 \u001B[2J cleared",
          "see https://evil.example/x.png ![x](https://evil.example/y.png) now",
          "{{constructor.constructor('alert(6)')()}} ${alert(7)} %00 &lt;b&gt;",
          "long " + "<b>A".repeat(8_000));
  private static final int FATAL = 21;
  private static final String HARM =
      "document.querySelectorAll('main img, main script, main iframe, svg[onload],"
          + " a[href^=\"javascript\"], main b b').length";
  private static final String LINKS_OUT =
      "[...document.links].filter(a => a.origin !== location.origin).length";
  private static final String UNSEEN =
      "/[\\u202a-\\u202e\\u2066-\\u2069\\u001b\\u0007]/.test(document.body.innerText) ? 1 : 0";

  private final Server server = new Server();
  private final Visit visit;

  HostileTextTest(Console console) throws IOException {
    visit = console.chromium().visit(server.address(), View.WIDE_DARK);
  }

  @BeforeAll
  void send() throws IOException, InterruptedException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<String> lines = new ArrayList<>();
    for (int i = 3_000; i > 60; i--) {
      lines.add(now.minusSeconds(i) + " INFO worker - job " + i + " handled in " + i % 7 + " ms");
    }
    for (int i = 60; i > 0; i--) {
      lines.add(now.minusSeconds(i) + " FATAL worker - " + HOSTILE.get(i % HOSTILE.size()));
    }
    server.post("worker<script>alert(8)</script>", lines);
    server.awaitIncident(1);
    server.awaitStored();
  }

  @Test
  void pages_showItAsText() {
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/overview",
                "/incidents",
                "/explore",
                "/explore?level=FATAL",
                "/patterns",
                "/system"));
    server.nightjar().store().incidents().forEach(one -> paths.add("/incidents/" + one.name()));
    server.nightjar().store().patterns().stream()
        .filter(pattern -> pattern.severity() >= FATAL)
        .map(PatternRow::id)
        .forEach(id -> paths.add("/patterns/" + id));

    for (String path : paths) {
      visit.open(path);
      isHarmless(path);
    }
    assertThat(paths).hasSizeGreaterThan(8);
  }

  @Test
  void search_findsMarkupAsWordsAndMarksThem() {
    visit.open("/explore?q=%3Cscript%3E");
    visit.see(".vl-row", "<script>alert(2)</script>");

    assertThat(visit.find(".vl-row mark").first().textContent()).isEqualTo("<script>");
    isHarmless("search");
  }

  @Test
  void longLine_isShownWhole() {
    visit.open("/explore?q=long");
    visit.see(".vl-row", "long <b>A<b>A").click();
    visit.find(".ex-detail .raw").waitFor();

    assertThat(visit.find(".ex-detail .raw").textContent()).hasSizeGreaterThan(32_000 - 100);
    visit.picture("long-line");
    isHarmless("long line");
  }

  @Test
  void escapes_areShownAsEscapes() {
    visit.open("/explore?q=cleared");
    visit.see(".vl-row", "\\u001b");
    visit.open("/explore?q=gpj.exe");
    visit.see(".vl-row", "\\u202egpj.exe\\u202c");
    visit.picture("hostile-explore");
    isHarmless("escapes");
  }

  private void isHarmless(String where) {
    assertThat(visit.troubles()).as(where).isEmpty();
    assertThat(visit.count(HARM)).as("elements out of log text: " + where).isZero();
    assertThat(visit.count(LINKS_OUT)).as("links to elsewhere: " + where).isZero();
    assertThat(visit.count(UNSEEN)).as("invisible characters: " + where).isZero();
    assertThat(visit.count("document.documentElement.scrollWidth - innerWidth"))
        .as("width beyond the screen: " + where)
        .isLessThanOrEqualTo(0);
  }

  @AfterAll
  void leave() throws IOException {
    visit.close();
    server.close();
  }
}
