package nightjar.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import nightjar.source.Arrival;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lines that no path can take are counted, shown and taken in again. */
@ExtendWith(Console.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeadLettersTest {
  private final Server server = new Server();
  private final Visit visit;

  DeadLettersTest(Console console) throws IOException {
    visit = console.chromium().visit(server.address(), View.WIDE_DARK);
  }

  @Test
  void rejectedLines_areCounted_shown_andTakenInAgain() throws Exception {
    byte[] text = "mail ann@example.com <b>no time can hold this</b>\nnor this\n".getBytes(UTF_8);
    long arrival =
        server.nightjar().live().take(new Arrival.Lines(Long.MAX_VALUE, "odd", "", "", "", text));
    Server.await("the lines are left out", () -> server.nightjar().state().lines().rejected() == 2);
    visit.open("/system");
    visit.see(".sy-sum a", "rejected");
    visit.see("#dead-letters", "2 lines in 1 arrival");
    visit.see("#dead-letters td", "<b>no time can hold this</b>");
    assertThat(visit.find("#dead-letters").textContent()).doesNotContain("ann@");
    visit.find("#dead-letters input").fill("nj_00000000_" + "x".repeat(43));
    Locator resubmit = visit.see("#dead-letters button", "Resubmit");
    resubmit.click();
    visit.see("#dead-letters [role=status]", "Not taken in");
    visit.find("#dead-letters input").fill(server.nightjar().firstKey().orElseThrow());
    resubmit.click();
    visit.see("#dead-letters [role=status]", "2 lines of arrival " + arrival + " are taken in");
    visit.see("#dead-letters td", "Taken in again as");
    assertThat(visit.troubles()).allMatch(trouble -> trouble.matches("(?s).*status of 401.*"));
  }

  @AfterAll
  void end() throws IOException {
    visit.close();
    server.close();
  }
}
