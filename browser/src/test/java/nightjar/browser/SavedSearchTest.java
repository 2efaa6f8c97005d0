package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches with a name: saved by one, found by another, removed and taken back. */
@ExtendWith(Console.Shared.class)
final class SavedSearchTest {
  private static final String MENU = ".ex-saved > .btn";
  private static final String ROW = ".ex-saved li";
  private static final String REMOVE =
      "name => fetch('/api/v1/searches/remove?name=' + encodeURIComponent(name), {method: 'POST'})"
          + ".then(answer => answer.status)";

  private final Console console;
  private final String name =
      "late %s with a long name that hardly fits".formatted(Long.toString(System.nanoTime(), 36));

  SavedSearchTest(Console console) {
    this.console = console;
  }

  private Visit visit;

  @BeforeEach
  void explore() {
    visit = console.visit(View.WIDE_LIGHT);
    visit.open("/explore?q=refund+level%3Ainfo&range=1h");
    visit.find(MENU).click();
  }

  @AfterEach
  void isSound() {
    assertThat(visit.troubles()).isEmpty();
    visit.page().evaluate(REMOVE, name);
    visit.close();
  }

  private void save(String as) {
    visit.find(".ex-saved input").fill(as);
    visit.press("Enter");
    visit.see(ROW, as);
  }

  @Test
  void saved_isOpenedByAnybody_withTheTimeTheyLookAt() {
    save(name);
    visit.see(".toast", "Saved as");
    assertThat(visit.find(ROW + ":has-text('" + name + "') [aria-current]").count()).isOne();

    try (Visit other = console.visit(View.NARROW_DARK).open("/explore?range=6h")) {
      other.find(MENU).click();
      other.see(".ex-saved", "Search for something");
      other.see(ROW + " a", name).click();
      other.awaitAddress(address -> address.equals("/explore?range=6h&q=refund+level%3Ainfo"));
      other.waitForNone(".ex-saved .panel");
      other.find(".vl-row mark").first().waitFor();
      assertThat(other.find("#ex-input").inputValue()).isEqualTo("refund level:info");
      assertThat(other.troubles()).isEmpty();
    }
  }

  @Test
  void removed_isGone_andIsTakenBack() {
    save(name);
    visit.find("[aria-label='Remove " + name + "']").click();
    visit.see(".toast", "is removed");
    visit.waitForNone(ROW + ":has-text('" + name + "')");
    visit.see(".toast .btn", "Undo").click();
    visit.waitForNone(".toast:has-text('is removed')");

    visit.page().reload();
    visit.find(MENU).click();
    visit.see(ROW, name);
  }

  @Test
  void saved_isFoundInThePalette() {
    save(name);
    visit.open("/overview");
    visit.press("Control+k");
    visit.find(".palette input").fill(name.toUpperCase(Locale.ROOT));
    visit.see(".palette li", "Saved search").click();
    visit.awaitAddress(address -> address.contains("q=refund+level%3Ainfo"));
  }

  @Test
  void whatIsRefused_saysWhy() {
    visit.open("/explore?q=ann%40example.com");
    visit.find(MENU).click();
    visit.find(".ex-saved input").fill(name);
    visit.press("Enter");
    visit.see(".toast", "Not saved: Parameter query holds personal data");
    assertThat(visit.find(ROW + ":has-text('" + name + "')").count()).isZero();
    assertThat(visit.troubles()).as("the answer 400").allMatch(each -> each.contains("400"));
  }

  @ParameterizedTest
  @EnumSource(View.class)
  void menu_isSoundOnEveryScreenAndInEveryTheme(View view) {
    save(name);
    try (Visit shown = console.visit(view).open("/explore?q=refund")) {
      shown.find(MENU).click();
      shown.see(ROW, name);
      shown.picture("saved-" + view.label());
      assertThat(shown.count("document.documentElement.scrollWidth - innerWidth"))
          .isLessThanOrEqualTo(0);
      assertThat(
              shown.count(
                  "Math.min(0, document.querySelector('.ex-saved .panel')"
                      + ".getBoundingClientRect().left)"))
          .as("the menu is on the screen")
          .isZero();
      assertThat(Axe.violations(shown)).isEmpty();
      assertThat(shown.troubles()).isEmpty();
    }
  }
}
