package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody sets for themselves, and links that others see the same by. */
@ExtendWith(Console.Shared.class)
final class ChoicesTest {
  private static final String THEME = "document.documentElement.dataset.theme";

  private final Console console;
  private final Visit visit;

  ChoicesTest(Console console) {
    this.console = console;
    this.visit = console.visit(View.WIDE_DARK);
  }

  @BeforeEach
  void open() {
    visit.open("/explore");
    visit.find(".vl-row").first().waitFor();
  }

  @AfterEach
  void isSound() {
    assertThat(visit.troubles()).isEmpty();
    visit.close();
  }

  @Test
  void theme_followsTheSystemUntilOneIsChosenAndStays() {
    assertThat(visit.page().evaluate(THEME)).isEqualTo("dark");

    visit.see(".choices button", "Light").click();
    assertThat(visit.page().evaluate(THEME)).isEqualTo("light");
    visit.page().reload();

    assertThat(visit.page().evaluate(THEME)).isEqualTo("light");
  }

  @Test
  void zone_movesTheTimesShownAndIsInTheAddress() {
    String utc = visit.find(".vl-row .t").first().textContent();
    visit.find(".menu.range > button").click();
    visit.see(".panel .opt", "Local time").click();
    visit.awaitAddress(address -> address.contains("zone=local"));
    visit.settle();

    visit.await("document.querySelector('.vl-row .t').textContent !== '" + utc + "'");
    String local = visit.find(".vl-row .t").first().textContent();
    assertThat(Math.floorMod(hour(local) - hour(utc), 24)).as("Helsinki to UTC").isIn(2, 3);
  }

  private static int hour(String time) {
    int end = time.indexOf(':');
    return Integer.parseInt(time.substring(end - 2, end));
  }

  @Test
  void shortcuts_canBeTurnedOff() {
    visit.press("?");
    visit.find("dialog[open] input[type=checkbox]").uncheck();
    visit.press("Escape");
    visit.press("g").press("o").press("l");

    visit.find("#ex-input").click();
    assertThat(visit.address()).startsWith("/explore").doesNotContain("tail=1");

    visit.page().reload();
    visit.find(".vl-row").first().waitFor();
    visit.press("g").press("o");
    visit.find("#ex-input").click();
    assertThat(visit.address()).startsWith("/explore");
  }

  @Test
  void copiedLink_holdsTheTimesAsTheyAre() {
    visit.see(".btn", "Copy link").click();
    visit.see(".toast", "Link copied");
    String link = (String) visit.page().evaluate("navigator.clipboard.readText()");

    assertThat(link)
        .startsWith(console.server().address() + "/explore?")
        .contains("from=20", "to=20", "freeze=1", "zone=utc")
        .doesNotContain("range=");
    String first = visit.find(".vl-row").first().textContent();
    try (Visit other = console.visit(View.WIDE_DARK)) {
      other.open(link.substring(console.server().address().length()));
      other.find(".vl-row").first().waitFor();
      assertThat(other.find(".vl-row").first().textContent()).isEqualTo(first);
      assertThat(other.troubles()).isEmpty();
    }
  }
}
