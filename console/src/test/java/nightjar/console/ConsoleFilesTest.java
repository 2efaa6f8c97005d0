package nightjar.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What the files of the console must hold to, whatever they show. */
class ConsoleFilesTest {
  private static final int MOST_GZIPPED_BYTES = 90 * 1024;
  private static final Path FILES = Path.of("src/main/resources/nightjar/console");
  private static final Pattern CHECKSUM = Pattern.compile("(?m)^([0-9a-f]{64})  (\\S+)$");
  private static final Pattern ASSET =
      Pattern.compile(
          "(?:from |import\\()'(\\./[^']+)'|(?:href|src)=\"/assets/([^\"]+)\"|url\\(\"([^\"]+)\"\\)");

  /** No comment holds a URL that a browser would ask for, so comments may name addresses. */
  private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");

  /** As the server sends them: without comments. */
  @Test
  void scripts_areAtMost90KilobytesGzipped() throws IOException {
    long bytes = 0;
    for (Path script : files(".js")) {
      bytes += gzippedBytes(isOwn(script) ? code(script) : Files.readString(script));
    }
    assertThat(bytes).isBetween(1L, (long) MOST_GZIPPED_BYTES);
  }

  @Test
  void vendoredFiles_areThoseTheReadmeNames() throws Exception {
    Map<String, String> told = new TreeMap<>();
    Matcher line = CHECKSUM.matcher(Files.readString(FILES.resolve("vendor/README.md")));
    while (line.find()) {
      told.put(line.group(2), line.group(1));
    }
    Map<String, String> found = new TreeMap<>();
    for (Path file : files(".js", ".woff2")) {
      if (!isOwn(file)) {
        found.put(name(file), sha256(file));
      }
    }
    assertThat(found).isNotEmpty().isEqualTo(told);
  }

  @Test
  void vendoredFiles_haveTheirLicencesBeside() {
    assertThat(
            List.of(
                "vendor/LICENSE-htm",
                "vendor/LICENSE-preact",
                "fonts/LICENSE-inter",
                "fonts/LICENSE-jetbrains-mono"))
        .allSatisfy(licence -> assertThat(FILES.resolve(licence)).isNotEmptyFile());
  }

  @Test
  void ownSources_neitherBuildMarkupFromTextNorAskOtherHosts() throws IOException {
    for (Path file : files(".js", ".css", ".html")) {
      if (isOwn(file)) {
        assertThat(code(file))
            .as(name(file))
            .doesNotContain(
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "dangerouslySetInnerHTML",
                "eval(",
                "new Function",
                "style=\"",
                "style='",
                "http://",
                "https://");
      }
    }
  }

  @Test
  void everyFileThatIsAskedFor_isThere() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path file : files(".js", ".css", ".html")) {
      Matcher asked = ASSET.matcher(isOwn(file) ? code(file) : "");
      while (asked.find()) {
        Path wanted =
            asked.group(2) == null
                ? file.resolveSibling(asked.group(1) == null ? asked.group(3) : asked.group(1))
                : FILES.resolve(asked.group(2));
        if (!Files.isRegularFile(wanted)) {
          missing.add(name(file) + " asks for " + FILES.relativize(wanted.normalize()));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static List<Path> files(String... endings) throws IOException {
    try (Stream<Path> all = Files.walk(FILES)) {
      return all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private static boolean isOwn(Path file) {
    return !file.startsWith(FILES.resolve("vendor")) && !file.startsWith(FILES.resolve("fonts"));
  }

  private static String name(Path file) {
    return FILES.relativize(file).toString().replace('\\', '/');
  }

  /** The file without its comments. */
  private static String code(Path file) throws IOException {
    return COMMENT.matcher(Files.readString(file)).replaceAll("");
  }

  private static int gzippedBytes(String text) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.size();
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
