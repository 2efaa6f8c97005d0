package nightjar.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is redacted is what the rules' regular expressions say, to the character. */
class RedactorEqualityTest {
  private static final int TEXTS = 250_000;
  private static final int LONG_TEXT = 4096;

  private final Redactor redactor = new Redactor(PlainRedactor.twins(), RedactionSettings.DEFAULT);
  private final PlainRedactor plain = new PlainRedactor();

  @Test
  void hostileTexts_areRedactedAsByTheRegularExpressions() {
    HostileText texts = new HostileText(20260301);
    int changed = 0;
    for (int i = 0; i < TEXTS; i++) {
      changed += check(texts.next()) ? 1 : 0;
    }
    assertThat(changed).isBetween(TEXTS / 5, TEXTS * 4 / 5);
  }

  @Test
  void goldenLines_areRedactedAsByTheRegularExpressions() throws IOException {
    assertThat(checkLines(Path.of("src/test/resources/nightjar/source"))).isPositive();
  }

  @Test
  void corpus_isRedactedAsByTheRegularExpressions() throws IOException {
    String shared = System.getProperty("nightjar.shared", "");
    Path corpus = Path.of(shared, "corpus");
    assumeTrue(
        !shared.isEmpty() && Files.isDirectory(corpus),
        "SKIPPED: no corpus of bad input; set -Dnightjar.shared to the folder that holds corpus/");
    assertThat(checkLines(corpus)).isPositive();
  }

  private int checkLines(Path folder) throws IOException {
    int changed = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), UTF_8);
        for (String line : (Iterable<String>) text.lines()::iterator) {
          for (String part : parts(line)) {
            changed += check(part) ? 1 : 0;
          }
        }
      }
    }
    return changed;
  }

  /** The regular expressions take long for long lines. */
  private static List<String> parts(String line) {
    return line.length() <= LONG_TEXT
        ? List.of(line)
        : List.of(line.substring(0, LONG_TEXT), line.substring(line.length() - LONG_TEXT));
  }

  /** Whether the text was changed. */
  private boolean check(String text) {
    String expected = plain.redact(text);
    Redacted redacted = redactor.redact(text);
    if (!redacted.toString().equals(expected)) {
      assertThat(redacted).as("redacted text of »%s«", text).hasToString(expected);
    }
    boolean changed = !text.equals(expected);
    assertThat(redacted.kinds() != 0).as("kinds of »%s«", text).isEqualTo(changed);
    return changed;
  }
}
