package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Asks some rules alone what they find in lines. */
final class FoundValues {
  private final Redactor redactor;

  FoundValues(Rule... rules) {
    redactor = new Redactor(List.of(rules), RedactionSettings.DEFAULT);
  }

  /** Each value in double angle brackets is found, of that kind, and nothing else. */
  void check(String marked, String kind) {
    String line = marked.replace("«", "").replace("»", "");
    StringBuilder found = new StringBuilder();
    int done = 0;
    for (Masked each : redactor.find(line)) {
      assertThat(each.kind()).as("kind in »%s«", line).isEqualTo(kind);
      assertThat(each.reason()).isNotBlank();
      found.append(line, done, each.start()).append('«');
      found.append(line, each.start(), each.end()).append('»');
      done = each.end();
    }
    assertThat(found.append(line.substring(done))).hasToString(marked);
  }

  /** Nothing is found. */
  void checkNone(String line) {
    assertThat(redactor.find(line)).as("in »%s«", line).isEmpty();
    assertThat(redactor.redact(line)).hasToString(line);
  }
}
