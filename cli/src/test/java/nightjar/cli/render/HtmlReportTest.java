package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nightjar.act.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final RenderSettings PLAIN = RenderSettings.plain().withMinScore(20);
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z0-9]+)((?:\\s[a-zA-Z-]+=\"[^\"<>]*\")*)>");

  /** All elements and attributes a page has; whatever else turns up came from a log. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "a", "header", "span", "svg", "path",
          "rect", "desc", "main", "div", "h1", "h2", "h3", "strong", "dl", "dt", "dd", "p",
          "section", "article", "small", "i", "b", "ol", "ul", "li", "abbr", "code", "var",
          "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "footer");

  private static String page(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HtmlReport(out, PLAIN, new RunStats(9.8, 17.2)).tell(report);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The page without its style sheet. */
  private static String markup(String page) {
    return page.replaceAll("(?s)<style>.*?</style>", "");
  }

  @Test
  void page_tellsTheStory() throws IOException {
    String page = page(Reports.day());
    assertThat(page)
        .startsWith("<!doctype html>")
        .contains("<title>Nightjar: 3 unusual things in hdfs.log, sshd.log</title>")
        .contains("<strong>Three unusual things.</strong>")
        .contains("Worst: DataNodes fail while serving blocks to peers, 20:04:31 to 22:00:02.")
        .contains("Score 94 of 100: new 41, rate 29, order 17, meaning 7")
        .contains("first unusual line")
        .contains("<var>10.251.126.255</var>:50010")
        .contains("the 50 most frequent of 312, 4 new")
        .contains("3 odd sessions");
  }

  @Test
  void page_holdsNothingActive() throws IOException {
    for (Report report :
        List.of(Reports.day(), Reports.evil(Reports.EVIL), Reports.calm(), Reports.empty())) {
      String page = page(report);
      assertThat(markup(page))
          .doesNotContain("<script", "style=", "http:", "https:", "src=\"", "url(", "@import");
      assertThat(page.split("<style>", -1)).hasSize(2);
      assertThat(HtmlReport.styleSheet()).doesNotContain("url(", "@import", "</", "http");
    }
  }

  @Test
  void policy_namesTheStyleSheet() throws Exception {
    String page = page(Reports.day());
    String css = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
    assertThat(page)
        .contains(
            "default-src &#39;none&#39;; style-src &#39;sha256-"
                + Base64.getEncoder().encodeToString(hash))
        .doesNotContain("unsafe-inline");
    assertThat(page.indexOf("Content-Security-Policy")).isLessThan(page.indexOf("<style>"));
  }

  @Test
  void hostileText_staysText() throws IOException {
    Hostile hostile = new Hostile(6);
    for (int i = 0; i < 100; i++) {
      String text = i == 0 ? Reports.EVIL : hostile.text() + "<script>'\"><img onerror=x>";
      String markup = markup(page(Reports.evil(text)));
      assertThat(markup.codePoints().filter(c -> c != '\n')).noneMatch(SafeTextTest::isHarmful);
      String rest = markup.replaceFirst("<!doctype html>", "");
      for (MatchResult tag : TAG.matcher(rest).results().toList()) {
        assertThat(ELEMENTS).contains(tag.group(2));
        assertThat(tag.group(3).toLowerCase(Locale.ROOT)).doesNotContainPattern("\\son[a-z]+=\"");
      }
      assertThat(TAG.matcher(rest).replaceAll("")).doesNotContain("<", ">");
    }
  }

  @Test
  void elements_areClosedAndIdsAreUnique() throws IOException {
    String markup = markup(page(Reports.many(200))).replaceFirst("<!doctype html>", "");
    Set<String> ids = new HashSet<>();
    int depth = 0;
    for (MatchResult tag : TAG.matcher(markup).results().toList()) {
      depth += tag.group(2).equals("meta") ? 0 : tag.group(1).isEmpty() ? 1 : -1;
      for (MatchResult id :
          Pattern.compile(" id=\"([^\"]*)\"").matcher(tag.group(3)).results().toList()) {
        assertThat(ids.add(id.group(1))).as(id.group(1)).isTrue();
      }
    }
    assertThat(depth).isZero();
    for (MatchResult by :
        Pattern.compile("(?:href=\"#|aria-labelledby=\")([^\"]*)\"")
            .matcher(markup)
            .results()
            .toList()) {
      assertThat(ids).containsAll(List.of(by.group(1).split(" ")));
    }
  }

  @Test
  void headings_areInOrder() throws IOException {
    int before = 0;
    for (MatchResult heading :
        Pattern.compile("<h([1-6])").matcher(page(Reports.timeless())).results().toList()) {
      int level = Integer.parseInt(heading.group(1));
      assertThat(level).isLessThanOrEqualTo(before + 1);
      before = level;
    }
    assertThat(page(Reports.day()).split("<h1", -1)).hasSize(2);
  }

  @Test
  void twoHundredIncidents_areOnePage() throws IOException {
    String page = page(Reports.many(200));
    assertThat(page).contains("id=\"incident-200\"");
    assertThat(page.length()).isLessThan(2_000_000);
  }

  @Test
  void calmAndEmptyRuns_areSaidInWords() throws IOException {
    assertThat(page(Reports.calm()))
        .contains("<strong>Nothing unusual.</strong>", "I compared 1,052,600 records");
    assertThat(page(Reports.empty()))
        .contains("<strong>No lines to look at.</strong>", "no such file");
    assertThat(page(Reports.timeless()))
        .contains("Stopped early", "No record has a time or level I can read.");
  }

  @Test
  void file_isWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.html");
    new HtmlReport(file, PLAIN, new RunStats(9.8, 17.2)).tell(Reports.day());
    assertThat(Files.readString(file)).isEqualTo(page(Reports.day()));
  }
}
