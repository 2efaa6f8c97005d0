package nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatTest {
  private static final Lines RUN = Lines.of(Scenario.quiet(5).lasting(Duration.ofHours(3)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "gateway-access.log ~ [0-9.]+ - - \\[02/Mar/2026:\\d\\d:\\d\\d:\\d\\d \\+0000\\] \"[A-Z]+ \\S+ HTTP/1.1\" \\d{3} \\d+ \"-\" \"[^\"]+\" \\d+\\.\\d{3} (-|req-[0-9a-f]{12})",
        "gateway-error.log ~ 2026/03/02 \\d\\d:\\d\\d:\\d\\d \\[(notice|warn|error)\\] 31#31: .+",
        "checkout.log ~ 2026-03-02 \\d\\d:\\d\\d:\\d\\d,\\d{3} (DEBUG|INFO |WARN |ERROR) \\[[a-z0-9-]+\\] [\\w.]+ - .+(\\n.+)*",
        "inventory.log ~ ts=2026-03-02T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z level=[a-z]+ msg=\"[^\"]+\"( \\w+=\\S+)*",
        "sessions.log ~ Mar  2 \\d\\d:\\d\\d:\\d\\d auth-1 [\\w-]+\\[\\d+\\]: .+",
        "mailer.log ~ 2026-03-02 \\d\\d:\\d\\d:\\d\\d,\\d{3} - [\\w.]+ - (DEBUG|INFO|WARNING|ERROR) - .+(\\n.+)*",
        "scheduler.log ~ [IWE]0302 \\d\\d:\\d\\d:\\d\\d\\.\\d{6} {7}1 \\w+\\.go:\\d+\\] .+",
        "database.log ~ 2026-03-02 \\d\\d:\\d\\d:\\d\\d\\.\\d{3} UTC \\[\\d+\\] (LOG|WARNING|ERROR|FATAL):  .+(\\n2026-03-02 \\S+ UTC \\[\\d+\\] (DETAIL|HINT|STATEMENT):  .+)*",
        "search.log ~ Mar 02, 2026 \\d{1,2}:\\d\\d:\\d\\d [AP]M [\\w.]+ \\w+\\n(INFO|WARNING|SEVERE): .+(\\n.+)*"
      })
  void everyRecord_hasTheFormOfItsFile(String file, String form) {
    Pattern pattern = Pattern.compile(form);
    assertThat(RUN.in(file).texts())
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).matches(pattern));
  }

  @Test
  void paymentsLines_areJson() {
    var factory = new JsonFactory();
    assertThat(RUN.in("payments.log").texts())
        .isNotEmpty()
        .allSatisfy(
            text -> {
              try (var parser = factory.createParser(text)) {
                while (parser.nextToken() != null) {
                  assertThat(parser.getParsingContext().getNestingDepth()).isLessThan(3);
                }
              }
              assertThat(text).startsWith("{\"timestamp\":\"2026-03-02T").doesNotContain("\n");
            });
  }

  @Test
  void everyLog_isWritten() {
    assertThat(RUN.labels().files().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Shop.landscape().sources().stream().map(Source::file).toList());
  }

  @Test
  void requestId_isSharedByFilesOfSeveralServices() {
    String line = RUN.with("POST /checkout").with(" 201 ").texts().getFirst();
    String id = line.substring(line.lastIndexOf(' ') + 1);
    assertThat(RUN.with(id).all()).hasSizeBetween(9, 12);
    assertThat(RUN.with(id).all())
        .extracting(Lines.Line::file)
        .contains("checkout.log", "payments.log", "inventory.log", "mailer.log");
  }
}
