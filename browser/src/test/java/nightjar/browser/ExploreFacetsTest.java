package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Narrowing by what lines are made of: how strange they are, and where they come from. */
@ExtendWith(Console.Shared.class)
final class ExploreFacetsTest {
  private final Visit visit;

  ExploreFacetsTest(Console console) {
    this.visit = console.visit(View.WIDE_DARK);
    visit.open("/explore");
    visit.find(".vl-row").first().waitFor();
  }

  @AfterEach
  void isSound() {
    assertThat(visit.troubles()).isEmpty();
    visit.close();
  }

  @Test
  void score_isATermOfTheQuery_oneAtATime() {
    value("50 and more").check();
    visit.awaitAddress(address -> address.endsWith("q=is%3Aunusual%3E%3D50"));
    visit.await(
        "[...document.querySelectorAll('.vl-row .end')].every(s => Number(s.textContent) >= 50)");
    assertThat(visit.find(".vl-row").count()).isPositive();

    value("All that is unusual").check();
    visit.awaitAddress(address -> address.endsWith("q=is%3Aunusual"));
    assertThat(value("50 and more").isChecked()).isFalse();
    value("All that is unusual").uncheck();
    visit.awaitAddress(address -> address.equals("/explore"));
  }

  @Test
  void scoreThatWasTyped_hasABoxOfItsOwn() {
    visit.open("/explore?q=is%3Aunusual%3E%3D70");
    visit.find(".vl-row").first().waitFor();
    assertThat(value("70 and more").isChecked()).isTrue();
    List<String> shown = visit.find(".ex-facet:has-text('Anomaly score') .name").allTextContents();
    assertThat(shown)
        .containsExactly("90 and more", "70 and more", "50 and more", "All that is unusual");
  }

  @Test
  void source_isATermOfTheQuery_andOthersStayInSight() {
    showAllSources();
    value("payments.log").check();
    visit.awaitAddress(address -> address.endsWith("q=source%3Dpayments.log"));
    visit.await(
        "[...document.querySelectorAll('.vl-row .s')].every(s => s.textContent === 'payments')");
    assertThat(visit.find(".vl-row").count()).isPositive();
    assertThat(visit.find(".ex-facet:has-text('Source') .ex-value").count()).isGreaterThan(1);
    value("payments.log").uncheck();
    visit.awaitAddress(address -> address.equals("/explore"));
    assertThat(value("payments.log").isVisible()).as("all are still shown").isTrue();
  }

  @Test
  void linkOfASource_isTheSameTerm() {
    visit.open("/explore?source=payments.log");
    visit.await("document.getElementById('ex-input').value === 'source=payments.log'");
    assertThat(value("payments.log").isChecked()).isTrue();
  }

  /** Six are shown at first, and which those are depends on what came last. */
  private void showAllSources() {
    Locator sources = visit.find(".ex-facet:has(legend:text-matches('^Source'))");
    sources.locator(".ex-value").first().waitFor();
    Locator more = sources.locator(".ex-all");
    if (more.count() > 0) {
      more.click();
    }
  }

  private Locator value(String name) {
    return visit.find(".ex-value:has(.name:text-is('" + name + "')) input").first();
  }
}
