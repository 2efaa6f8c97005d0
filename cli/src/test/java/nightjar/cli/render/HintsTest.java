package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HintsTest {
  private static String hints(List<String> inputs) throws IOException {
    return hints(inputs, RenderSettings.plain());
  }

  private static String hints(List<String> inputs, RenderSettings settings) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Screen screen = new Screen(settings.withWidth(120));
    new Hints(screen, inputs).write(Reports.day(), Reports.day().incidents());
    screen.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void worstIncident_isLookedAtCloser() throws IOException {
    assertThat(hints(List.of("hdfs.log")))
        .contains(
            "nightjar scan hdfs.log --since 2026-03-02T20:04:31Z --until 2026-03-02T22:00:03Z\n");
  }

  @Test
  void names_areQuotedForAShell() throws IOException {
    assertThat(hints(List.of("a b.log"))).contains("nightjar patterns 'a b.log'\n");
    assertThat(hints(List.of("it's;rm -rf $HOME")))
        .contains("nightjar patterns 'it'\\''s;rm -rf $HOME'\n");
    assertThat(hints(List.of("-rf"))).contains("nightjar patterns ./-rf\n");
    assertThat(hints(List.of("*.log"))).contains("nightjar patterns '*.log'\n");
  }

  @Test
  void namesNobodyCanType_areNotRepeated() throws IOException {
    assertThat(hints(List.of("a\u001b[2Jb\u202e"))).contains("nightjar patterns FILE…\n");
    assertThat(hints(Collections.nCopies(30, "application.log")))
        .contains("nightjar patterns FILE…\n");
  }

  @Test
  void whatIsShownRedacted_isProposedRedacted() throws IOException {
    String hints = hints(List.of("hdfs.log"), RenderSettings.plain().withRedactNote("Redacted."));
    assertThat(hints.lines().filter(line -> line.contains("nightjar ")))
        .hasSize(3)
        .allMatch(line -> line.endsWith(" --redact"));
  }

  @Test
  void standardInput_cannotBeReadTwice() throws IOException {
    assertThat(hints(List.of("-"))).isEmpty();
    assertThat(hints(List.of())).isEmpty();
  }
}
