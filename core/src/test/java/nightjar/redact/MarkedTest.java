package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "as it is | as it is | true",
        "as it is | as it was | false",
        "from [IP] to [EMAIL] | from 10.1.2.3 to a@b.co | true",
        "from [IP] to [EMAIL] | from 10.1.2.3 by a@b.co | false",
        "[IP] 3f9a12cd said | 10.1.2.3 said | true",
        "[IP] 3f9a12cdx said | 10.1.2.3 said | false",
        "[IP] and [IP] and | x and and | false",
        "[IP] and [IP] and | x and y and | true",
        "[INFO] from [IP] | [INFO] from 10.1.2.3 | true",
        "[info] from [IP] | [warn] from 10.1.2.3 | false",
        "[CREDIT_CARD] 1111 paid | 4111 1111 1111 1111 paid | true",
        "by [IP] | by | false",
      })
  void markers_standForAnything(String shown, String raw, boolean fits) {
    assertThat(Marked.fits(shown, raw)).isEqualTo(fits);
  }
}
