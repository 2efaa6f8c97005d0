package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page on every screen in every theme: what must hold on all of them. */
@ExtendWith(Console.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagesTest {
  private static final int MOST_NODES = 1_500;

  private final Map<View, Visit> visits = new EnumMap<>(View.class);
  private final Console console;

  PagesTest(Console console) {
    this.console = console;
  }

  static Stream<Arguments> pages() {
    return Stream.of(View.values())
        .flatMap(
            view ->
                Stream.of(
                        "overview",
                        "incidents",
                        "incident",
                        "explore",
                        "patterns",
                        "pattern",
                        "system")
                    .map(page -> Arguments.of(page, view)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pages")
  void page_isSoundOnEveryScreenAndInEveryTheme(String page, View view) {
    Visit visit = visit(view).open(path(page));
    visit.picture(page + "-" + view.label());

    assertThat(visit.troubles()).isEmpty();
    assertThat(visit.count("document.documentElement.scrollWidth - innerWidth"))
        .as("width beyond the screen")
        .isLessThanOrEqualTo(0);
    assertThat(visit.count("document.querySelectorAll('*').length"))
        .as("nodes")
        .isLessThanOrEqualTo(MOST_NODES);
    assertThat(visit.find(".btn.pri").count()).as("primary buttons").isLessThanOrEqualTo(1);
    assertThat(visit.find("h1").count()).as("first headings").isEqualTo(1);
    assertThat(Axe.violations(visit)).isEmpty();
    assertThat(visit.troubles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/redoc"})
  void document_isShownAndGetsNothingFromElsewhere(String path) {
    Visit visit = visit(View.WIDE_LIGHT);
    visit.page().navigate(console.server().address() + path);
    visit.page().getByText("/api/v1/logs/search").first().waitFor();
    visit.picture(path.substring(1) + "-" + View.WIDE_LIGHT.label());

    // ReDoc names a logo at its maker's; the policy keeps the browser from asking for it.
    assertThat(visit.troubles())
        .filteredOn(trouble -> !trouble.contains("https://cdn.redoc.ly/redoc/logo-mini.svg"))
        .isEmpty();
    assertThat(visit.strangers()).isEmpty();
  }

  private Visit visit(View view) {
    return visits.computeIfAbsent(view, console::visit);
  }

  private String path(String page) {
    return switch (page) {
      case "incident" -> "/incidents/" + console.incident();
      case "pattern" -> "/patterns/" + console.pattern();
      default -> "/" + page;
    };
  }

  @AfterAll
  void leave() {
    visits.values().forEach(Visit::close);
  }
}
