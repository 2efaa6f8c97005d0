package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private final Redactor redactor = new Redactor();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mail to jane.doe+x@mail.example.com sent | mail to [EMAIL] sent",
        "from 192.168.7.12 port 22 | from [IP] port 22",
        "card 4111 1111 1111 1111 ok | card [CREDIT_CARD] ok",
        "card 5500005555555559 ok | card [CREDIT_CARD] ok",
        "ssn 123-45-6789 ok | ssn [SSN] ok",
        "to DE89 3704 0044 0532 0130 00 done | to [IBAN] done",
        "device 00:1b:44:11:3a:b7 left | device [MAC] left",
        "login password=hunter2xyz ok | login password=[SECRET] ok",
        "Authorization: Bearer abc.def-123 | Authorization: Bearer [SECRET]",
        "db postgresql://app:s3cr3t@db:5432/x | db postgresql://app:[SECRET]@db:5432/x",
        "key AKIAIOSFODNN7EXAMPLE used | key [SECRET] used",
      })
  void personalDataAndSecrets_becomeMarkers(String line, String expected) {
    assertThat(redactor.redact(line)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "block blk_-1608999687919862906 done",
        "epoch 1700000000123456789 and 1117838570",
        "uuid 3f9a1c1e-0000-4000-8000-00805f9b34fb",
        "listening on 127.0.0.1 and 0.0.0.0",
        "version 1.2.3.999 of build 20260301",
        "Failed password for invalid user",
        "at com.acme.Foo.bar(Foo.java:12)",
        "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
      })
  void idsTimesAndVersions_stay(String line) {
    assertThat(redactor.redact(line)).hasToString(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jane@example.com | EMAIL",
        "10.1.2.3 and 10.1.2.4 | IP",
        "4111 1111 1111 1111 | CREDIT_CARD",
        "123-45-6789 | SSN",
        "DE89 3704 0044 0532 0130 00 | IBAN",
        "00:1b:44:11:3a:b7 | MAC",
        "pwd=hunter2 | SECRET",
        "-----BEGIN PRIVATE KEY-----MII | SECRET",
        "pwd=hunter2 of jane@example.com at 10.1.2.3 | EMAIL,IP,SECRET",
        "password=jane@example.com | SECRET",
        "[EMAIL] at 10.1.2.3 | IP",
      })
  void kinds_areThoseOfTheValuesReplaced(String line, String expected) {
    assertThat(Redacted.names(redactor.redact(line).kinds())).containsExactly(expected.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing to see",
        "[EMAIL] from [IP] with [SECRET]",
        "password=[SECRET]",
        "db://app:[SECRET]@db",
        "number 4111 1111 1111 1112 is mistyped",
      })
  void textWithoutValues_hasNoKinds(String line) {
    Redacted redacted = redactor.redact(line);
    assertThat(redacted.kinds()).isZero();
    assertThat(redacted).hasToString(line);
  }

  @Test
  void textWithoutValues_isTheSameString() {
    String line = new String("081109 203615 148 INFO 127.0.0.1:80 a@b took 3 ms");
    assertThat(redactor.redact(line).toString()).isSameAs(line);
  }

  @Test
  void unknownBits_haveNoName() {
    assertThat(Redacted.names(0)).isEmpty();
    assertThat(Redacted.names(-1)).hasSize(Kind.values().length).startsWith("EMAIL", "IP");
  }
}
