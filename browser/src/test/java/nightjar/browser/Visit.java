package nightjar.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Somebody with the console open. Whatever a page must never do is kept as a trouble: an error in
 * the console, a violation of the content security policy, a dialog, a request to elsewhere.
 */
final class Visit implements AutoCloseable {
  private static final String VIOLATIONS =
      "addEventListener('securitypolicyviolation', e => console.error('policy: '"
          + " + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber))";
  private static final int PATIENCE_MILLIS = 20_000;

  private final BrowserContext context;
  private final Page page;
  private final String origin;
  private final List<String> troubles = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();

  Visit(Browser browser, String origin, View view) {
    this.origin = origin;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(view.width(), view.height())
                .setColorScheme(view.theme())
                .setTimezoneId("Europe/Helsinki")
                .setLocale("en-GB")
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    context.addInitScript(VIOLATIONS);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            troubles.add("console: " + message.text() + " at " + message.location());
          }
        });
    page.onPageError(error -> troubles.add("error: " + error));
    page.onDialog(this::refuse);
    page.onRequest(request -> check(request.url()));
    page.onResponse(
        response -> {
          if (!isOwn(response.url())) {
            strangers.add(response.url());
          }
        });
  }

  private void refuse(Dialog dialog) {
    troubles.add("dialog: " + dialog.message());
    dialog.dismiss();
  }

  private void check(String url) {
    if (!isOwn(url)) {
      troubles.add("request to elsewhere: " + url);
    }
  }

  private boolean isOwn(String url) {
    return url.startsWith(origin + "/") || url.startsWith("data:") || url.startsWith("blob:");
  }

  /** Addresses elsewhere that answered. */
  List<String> strangers() {
    return List.copyOf(strangers);
  }

  Page page() {
    return page;
  }

  /** Opens a page of the console and waits until it shows what it has. */
  Visit open(String path) {
    page.navigate(origin + path);
    return settle();
  }

  /** Waits until nothing is loading. */
  Visit settle() {
    page.locator("main").waitFor();
    page.locator("main .card, main .state, main section").first().waitFor();
    waitForNone("main .skeleton");
    waitForNone("main .stale");
    return this;
  }

  /** Waits until there is nothing of it. */
  void waitForNone(String selector) {
    page.locator(selector)
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Waits for something with a text and gives the first. */
  Locator see(String selector, String text) {
    Locator seen = page.locator(selector, new Page.LocatorOptions().setHasText(text)).first();
    seen.waitFor();
    return seen;
  }

  /** Waits until the address is as wanted. */
  Visit awaitAddress(Predicate<String> isAsWanted) {
    page.waitForURL(url -> isAsWanted.test(url.substring(origin.length())));
    return this;
  }

  /** Looks until a script's result is true; the page's policy forbids the driver's own waiting. */
  Visit await(String script) {
    Instant end = Instant.now().plusMillis(PATIENCE_MILLIS);
    while (!Boolean.TRUE.equals(page.evaluate(script))) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + PATIENCE_MILLIS + " ms: " + script);
      }
      page.waitForTimeout(25);
    }
    return this;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /** A key as somebody presses it who is not in a field. */
  Visit press(String key) {
    page.keyboard().press(key);
    return this;
  }

  /** Path, query and nothing of the origin. */
  String address() {
    return page.url().substring(origin.length());
  }

  int count(String script) {
    return ((Number) page.evaluate(script)).intValue();
  }

  void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
  }

  /** What went wrong since the last call. */
  List<String> troubles() {
    List<String> now = List.copyOf(troubles);
    troubles.clear();
    return now;
  }

  @Override
  public void close() {
    context.close();
  }
}
