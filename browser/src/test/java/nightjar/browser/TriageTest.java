package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nightjar.incident.TrackedIncident;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Incidents worked through without a mouse. */
@ExtendWith(Console.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TriageTest {
  private final Console console;
  private final Visit visit;

  TriageTest(Console console) {
    this.console = console;
    this.visit = console.visit(View.WIDE_DARK);
  }

  @BeforeEach
  void list() {
    visit.open("/incidents");
    visit.find(".inc.on").waitFor();
  }

  @Test
  void jAndK_moveThroughTheList() {
    List<String> rows =
        visit.find(".inc").all().stream().map(row -> row.getAttribute("id")).toList();

    visit.press("j").find("#" + rows.get(1) + ".on").waitFor();
    visit.press("j").find("#" + rows.get(2) + ".on").waitFor();
    visit.press("k").find("#" + rows.get(1) + ".on").waitFor();

    assertThat(visit.find(".inc.on").count()).isEqualTo(1);
  }

  @Test
  void enter_opensTheChosenOneAndBackReturnsToIt() {
    visit.press("j");
    visit.awaitAddress(address -> address.contains("sel="));
    String chosen = visit.find(".inc.on").getAttribute("id").substring("row-".length());

    visit.press("Enter").awaitAddress(address -> address.startsWith("/incidents/" + chosen));
    visit.find(".in-head h1").waitFor();
    visit.page().goBack();

    visit.awaitAddress(address -> address.startsWith("/incidents?"));
    visit.find("#row-" + chosen + ".on").waitFor();
    assertThat(visit.troubles()).isEmpty();
  }

  @Test
  void mark_isSetByKeySaysItsEffectAndIsUndoneByKey() throws InterruptedException {
    String name = visit.find(".inc.on").getAttribute("id").substring("row-".length());
    assertThat(mark(name)).isEqualTo("NONE");

    visit.press("2").see(".toast", name + ": Noise");
    assertThat(mark(name)).isEqualTo("NOISE");

    visit.press("z").see(".toast", "Undone");
    Server.await("the mark is gone", () -> mark(name).equals("NONE"));
    visit.find("#row-" + name).waitFor();
    assertThat(visit.troubles()).isEmpty();
  }

  @Test
  void resolve_takesItOffTheListAndUndoBringsItBack() {
    String name = visit.find(".inc.on").getAttribute("id").substring("row-".length());

    visit.press("e").see(".toast", name + " is resolved");
    visit.waitForNone("#row-" + name);
    visit.press("z").see(".toast", "Undone");

    visit.find("#row-" + name).waitFor();
  }

  private String mark(String name) {
    return console.server().nightjar().store().incidents().stream()
        .filter(incident -> incident.name().equals(name))
        .map(TrackedIncident::mark)
        .findFirst()
        .orElseThrow()
        .name();
  }

  @AfterAll
  void leave() {
    visit.close();
  }
}
