package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that has seen nothing, and one that went away. */
@ExtendWith(Console.Shared.class)
final class StatesTest {
  private final Server server = new Server();
  private final Visit visit;

  StatesTest(Console console) throws IOException {
    visit = console.chromium().visit(server.address(), View.WIDE_LIGHT);
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
  }

  @Test
  void serverGone_isSaidAndWhatWasThereStays() {
    visit.open("/incidents");
    visit.see("main .state", "Nothing needs review");

    server.end();

    visit.see(".banner", "connection");
    visit.see(".tabs a", "Resolved").click();
    visit.see(".state.error", "Try again");
    visit.picture("gone");
  }

  @AfterEach
  void leave() throws IOException {
    visit.close();
    server.close();
  }
}
