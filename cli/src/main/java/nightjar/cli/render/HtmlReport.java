package nightjar.cli.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import nightjar.act.Report;
import nightjar.act.Target;
import nightjar.incident.Incident;

/**
 * A report as one page that stands alone: no script, no request, one style sheet that its policy
 * names by hash. Dark and light as the reader's system is; it can be mailed, attached and printed.
 */
public final class HtmlReport implements Target {
  /** Where the bytes go. */
  private interface Sink {
    void write(byte[] page) throws IOException;
  }

  private final Sink sink;
  private final RenderSettings settings;
  private final RunStats stats;

  /**
   * A page written to a stream.
   *
   * @param out gets all bytes at once and is flushed, not closed
   */
  public HtmlReport(OutputStream out, RenderSettings settings, RunStats stats) {
    this.sink =
        page -> {
          out.write(page);
          out.flush();
        };
    this.settings = settings;
    this.stats = stats;
  }

  /** A page written to a file, which is created or replaced. */
  public HtmlReport(Path file, RenderSettings settings, RunStats stats) {
    this.sink = page -> Files.write(file, page);
    this.settings = settings;
    this.stats = stats;
  }

  @Override
  public void tell(Report report) throws IOException {
    sink.write(("<!doctype html>\n" + page(report)).getBytes(StandardCharsets.UTF_8));
  }

  private String page(Report report) throws IOException {
    Html html = new Html();
    String css = styleSheet();
    List<Incident> shown = report.incidents().subList(0, settings.shown(report.incidents().size()));
    Times times = Times.within(report.input().range(), settings.zone());
    TrendChart charts = new TrendChart(html);

    html.open("html", "lang", "en").open("head");
    html.single("meta", "charset", "utf-8");
    html.single("meta", "http-equiv", "Content-Security-Policy", "content", policy(css));
    html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.single("meta", "name", "color-scheme", "content", "dark light");
    html.single("meta", "name", "referrer", "content", "no-referrer");
    html.element("title", PageTop.title(report));
    html.style(css).close();

    html.open("body")
        .element("a", "Skip to what is unusual", "class", "skip", "href", "#incidents");
    PageTop top = new PageTop(html, charts, times, settings, stats);
    top.header(report);
    html.open("main");
    top.verdict(report);
    top.volume(report, shown);
    PageIncidents incidents = new PageIncidents(html, charts, times);
    incidents.list(report, shown);
    for (int i = 0; i < shown.size(); i++) {
      incidents.card(shown.get(i), i + 1);
    }
    PageTables tables = new PageTables(html, charts, times);
    tables.patterns(report);
    tables.input(report);
    html.close();
    top.footer(report);
    return html.close().close().finished();
  }

  private static String policy(String css) {
    return "default-src 'none'; style-src 'sha256-"
        + sha256(css)
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The style sheet as it goes into the page. */
  static String styleSheet() throws IOException {
    try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException(
            "report.css is missing beside " + HtmlReport.class.getName());
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
