package nightjar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people said about patterns goes out as a file and comes in again, from the console. */
@ExtendWith(Console.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PatternExchangeTest {
  private static final String NAME = "Somebody logs in <b>&";

  private final Server server = new Server();
  private final Visit visit;
  @TempDir private Path folder;

  PatternExchangeTest(Console console) throws IOException {
    visit = console.chromium().visit(server.address(), View.WIDE_DARK);
  }

  @BeforeAll
  void send() throws IOException, InterruptedException {
    Instant now = Instant.now();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lines.add(now.minusSeconds(100 - i) + " INFO session " + i + " opened");
    }
    server.post("login", lines);
    server.awaitStored();
    Server.await("patterns are there", () -> !server.nightjar().store().patterns().isEmpty());
  }

  private void open(String what) {
    visit.open("/patterns");
    visit.see("main", "opened");
    visit.see(".pt-bar .menu > button", "File").click();
    visit.see(".pt-bar .opt", what);
  }

  private Path document(String facts) throws IOException {
    return Files.writeString(
        folder.resolve("said.json"),
        "{\"schema\":\"nightjar.patterns/1\",\n\"facts\":[" + facts + "]}");
  }

  private Locator choose(Path file) {
    open("Import");
    visit.see(".pt-bar .opt", "Import").click();
    visit.find(".pt-import input[type=file]").setInputFiles(file);
    visit.find(".pt-import input[type=password]").fill(server.nightjar().firstKey().orElseThrow());
    return visit.find(".pt-import button[type=submit]");
  }

  private String exported() throws IOException {
    open("Export");
    Download file = visit.page().waitForDownload(() -> visit.see(".pt-bar .opt", "Export").click());
    assertThat(file.suggestedFilename()).isEqualTo("nightjar-patterns.json");
    return Files.readString(file.path());
  }

  @Test
  void importTellsWhatChanges_takesItOver_andExportHasIt() throws IOException {
    String rename =
        "{\"kind\":\"rename\",\"shape\":\"session <*> opened\",\"title\":\"" + NAME + "\"}";
    Locator submit = choose(document(rename));
    submit.click();
    visit.see(".pt-import [role=status]", "1 change, 0 known already");
    visit.see(".pt-import li", "“session <*> opened” is called “" + NAME + "”");
    visit.picture("pattern-import-wide-dark");
    assertThat(visit.find("main").textContent()).contains("session <*> opened");
    visit.see(".pt-import button", "Import").click();
    visit.see(".toast", "Taken over: 1 change.");
    visit.waitForNone(".pt-import");
    visit.see(".pt-table b", NAME);
    assertThat(exported()).contains("\"title\":\"" + NAME + "\"", "\"kind\":\"rename\"");

    choose(document(rename)).click();
    visit.see(".pt-import [role=status]", "Nothing would change: 1 known already.");
    assertThat(visit.troubles()).isEmpty();
  }

  @Test
  void fileThatIsNone_isRefusedWithItsReason_andAKeyIsNeeded() throws IOException {
    choose(document("{\"kind\":\"hide\",\"shape\":\"a\"}")).click();
    visit.see(".pt-import [role=alert]", "fact 1, at line 2: its kind is \"hide\"");
    visit.find(".pt-import input[type=file]").setInputFiles(document(""));
    visit.find(".pt-import input[type=password]").fill("");
    visit.find(".pt-import button[type=submit]").click();
    visit.see(".pt-import [role=alert]", "key");
    assertThat(visit.troubles()).allMatch(trouble -> trouble.matches("(?s).*status of 40[01].*"));
  }

  @AfterAll
  void leave() throws IOException {
    visit.close();
    server.close();
  }
}
