package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Web tokens and private keys, with whatever line ends and cuts. */
class KeysAndTokensTest {
  private static final String HEAD = "eyJ" + "hbGciOiJIUzI1NiJ9";
  private static final String BODY = "eyJ" + "zdWIiOiI0MiJ9";
  private static final String DASHES = "-----";
  private static final String LINE =
      "MIIEpAIBAAKCAQEA7hq2Lm4Kp9ZtV1x3Rw8Yb6NcQq81hsKq01LmPpXk299A+/";

  private final Redactor redactor =
      new Redactor(List.of(new PrivateKeys(), new WebTokens()), RedactionSettings.DEFAULT);

  private String redact(String text) {
    return redactor.redact(text).toString();
  }

  @Test
  void webToken_isFoundInEveryForm() {
    assertThat(redact("t " + HEAD + "." + BODY + ".c2ln-_X x")).isEqualTo("t [SECRET] x");
    assertThat(redact("t " + HEAD + "." + BODY + ". x"))
        .as("no signature")
        .isEqualTo("t [SECRET] x");
    assertThat(redact("t " + HEAD + "." + BODY)).as("cut").isEqualTo("t [SECRET]");
    assertThat(redact("t " + HEAD + ".YxYzAb.c2lnMTIz x"))
        .as("a session")
        .isEqualTo("t [SECRET] x");
    assertThat(redact("t " + HEAD + ".a1b2.c3d4.e5f6.g7h8 x"))
        .as("encrypted")
        .isEqualTo("t [SECRET] x");
    assertThat(redact("t " + HEAD + "..c3d4.e5f6.g7h8 x")).as("no key").isEqualTo("t [SECRET] x");
    assertThat(redact("t ewog" + "ICJhbGciOiAiSFMyNTYi.e30.c2ln x")).isEqualTo("t [SECRET] x");
    assertThat(redact("t ZXlK" + "aGJHY2lPaUpJVXpJMU5pSjkuZXlKemRXSWlPaUkwTWlKOQ== x"))
        .as("in Base64 again")
        .isEqualTo("t [SECRET] x");
    assertThat(redact("t " + HEAD + "." + BODY + ".c2ln. Next")).isEqualTo("t [SECRET]. Next");
  }

  @Test
  void partsOfWebTokens_stay() {
    for (String text :
        List.of(HEAD, "eyJ.a.b", "x" + HEAD + "." + BODY, HEAD + ".js", HEAD + " . x")) {
      assertThat(redact(text)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource({"'\n'", "'\r\n'", "'\\n'", "'\\\\n'", "'\\r\\n'", "' '"})
  void privateKey_isMaskedToItsLastLine(String lineEnd) {
    for (String label : List.of("RSA PRI#VATE KEY", "PRI#VATE KEY", "PGP PRI#VATE KEY BLOCK")) {
      String name = label.replace("#", "");
      String key =
          String.join(lineEnd, DASHES + "BEGIN " + name + DASHES, LINE, LINE, "x9==")
              + lineEnd
              + DASHES
              + "END "
              + name
              + DASHES;
      assertThat(redact("k=\"" + key + "\", next")).isEqualTo("k=\"[SECRET]\", next");
    }
  }

  @Test
  void privateKeyWithoutItsEnd_isMaskedToTheQuoteOrTheEnd() {
    String begin = DASHES + "BEGIN EC PRI" + "VATE KEY" + DASHES;
    assertThat(redact("k " + begin + "\n" + LINE + "\nabc")).isEqualTo("k [SECRET]");
    assertThat(redact("{\"k\":\"" + begin + "\\n" + LINE + "\",\"a\":1}"))
        .isEqualTo("{\"k\":\"[SECRET]\",\"a\":1}");
    assertThat(redact(begin + "\nProc-Type: 4,ENCRYPTED\n" + LINE)).isEqualTo("[SECRET]");
    assertThat(redact(begin + "MII")).as("cut").isEqualTo("[SECRET]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQsw",
        "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
        "expected -----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY----- is missing in the file",
        "----BEGIN RSA PRIVATE KEY----",
      })
  void whatIsNoPrivateKey_stays(String text) {
    assertThat(redact(text)).isEqualTo(text);
  }
}
