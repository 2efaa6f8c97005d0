package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that has seen nothing, and one that went away. */
@ExtendWith(Console.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatesTest {
  private final Console console;
  private final Server server = new Server();
  private final Visit visit;

  StatesTest(Console console) throws IOException {
    this.console = console;
    this.visit = console.chromium().visit(server.address(), View.WIDE_LIGHT);
  }

  @ParameterizedTest
  @CsvSource({
    "/overview, lines",
    "/incidents, Nothing needs review",
    "/explore, No lines yet",
    "/patterns, pattern",
    "/system, Nightjar is healthy",
  })
  void emptyServer_saysWhatToDo(String path, String words) {
    visit.open(path);
    visit.see("main", words);
    visit.picture("empty-" + path.substring(1));

    assertThat(visit.troubles()).isEmpty();
  }

  @Test
  void unknownPageAndIncident_areSaidInWords() {
    visit.open("/incidents/NJ-999");
    visit.see("main .state", "NJ-999");
    visit.picture("unknown-incident");
    visit.open("/incidents");
    visit.troubles(); // the browser itself reports the answer 404
  }

  @Test
  void serverGone_isSaidAndClaimsNothing() throws IOException {
    try (Server mortal = new Server();
        Visit last = console.chromium().visit(mortal.address(), View.WIDE_LIGHT)) {
      last.open("/incidents");
      last.see("main .state", "Nothing needs review");

      mortal.end();

      last.see(".banner", "connection");
      last.see(".tabs a", "Resolved").click();
      last.see(".state.error", "Try again");
      last.picture("gone");
      assertThat(last.find("main").textContent()).doesNotContain("None resolved");
    }
  }

  @AfterAll
  void leave() throws IOException {
    visit.close();
    server.close();
  }
}
