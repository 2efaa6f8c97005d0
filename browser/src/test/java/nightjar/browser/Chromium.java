package nightjar.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, driven. One thread at a time. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<Path> FOLDERS =
      List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/snap/bin"));

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }

  /** Starts it; where there is none the test is skipped loudly, or fails in continuous builds. */
  static Chromium start() {
    Optional<Path> executable = find();
    if (executable.isEmpty()) {
      String message = "NO CHROMIUM in " + FOLDERS + ": the console is NOT tested in a browser";
      if (System.getenv("CI") != null) {
        throw new IllegalStateException(message);
      }
      System.err.println("WARNING: " + message);
      Assumptions.abort(message);
    }
    return new Chromium(executable.orElseThrow());
  }

  private static Optional<Path> find() {
    return FOLDERS.stream()
        .flatMap(folder -> NAMES.stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A visitor of a server, with cookies, storage and cache of its own. */
  Visit visit(String origin, View view) {
    return new Visit(browser, origin, view);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
