package nightjar.redact;

import static nightjar.redact.MadeTokens.ALNUM;
import static nightjar.redact.MadeTokens.DIGITS;
import static nightjar.redact.MadeTokens.HEX;
import static nightjar.redact.MadeTokens.URL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens told by their middle, webhooks and keys of wallets. */
class SplitTokensTest {
  private static final MadeTokens MADE = new MadeTokens(9);

  private final Redactor redactor =
      new Redactor(
          List.of(new SplitTokens(), new Webhooks(), new WalletKeys()), RedactionSettings.DEFAULT);

  static List<String> tokens() {
    return List.of(
        "4859638258:A" + "A" + MADE.of(URL, 33),
        MADE.of(URL, 11).replace('-', 'x') + ":APA91b" + MADE.of(URL, 134),
        "aB38" + "Q~" + MADE.of(URL, 34),
        "sha256" + "~" + MADE.of(URL, 43),
        MADE.of(HEX, 32) + "-us" + "12",
        MADE.of(ALNUM, 14) + ".atlas" + "v1." + MADE.of(URL, 64),
        "pi_" + MADE.of(ALNUM, 24) + "_secret_" + MADE.of(ALNUM, 25),
        "M" + MADE.of(ALNUM, 23) + "." + MADE.of(ALNUM, 6) + "." + MADE.of(URL, 38));
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void token_isFoundWhole(String token) {
    assertThat(redactor.redact(token)).hasToString("[SECRET]");
    assertThat(redactor.redact("sent " + token + " on")).hasToString("sent [SECRET] on");
    assertThat(redactor.redact("t=" + token + "&x=1")).hasToString("t=[SECRET]&x=1");
  }

  @Test
  void webhook_losesItsPath() {
    String slack = "https://hooks.sl" + "ack.com/services/";
    String path = "T" + MADE.of(DIGITS, 9) + "/B" + MADE.of(DIGITS, 9) + "/" + MADE.of(ALNUM, 24);
    assertThat(redactor.redact("POST " + slack + path + " 200"))
        .hasToString("POST " + slack + "[SECRET] 200");
    String discord = "https://disc" + "ord.com/api/webhooks/";
    assertThat(redactor.redact(discord + MADE.of(DIGITS, 19) + "/" + MADE.of(URL, 68)))
        .hasToString(discord + "[SECRET]");
    String uuid = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    String teams = "https://acme.webhook.off" + "ice.com/webhookb2/";
    assertThat(redactor.redact(teams + uuid + "@" + uuid + "/IncomingWebhook/" + MADE.of(HEX, 32)))
        .hasToString(teams + "[SECRET]");
  }

  /** Of the private keys 1 and, compressed, 1: published with the format. */
  @Test
  void keyOfWallet_isFoundByItsChecksum() {
    String key = "5HpHagT65TZzG1PH3CSu63k8DbpvD8s5ip4n" + "EB3kEsreAnchuDf";
    String compressed = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjg" + "d9M7rFU73sVHnoWn";
    assertThat(redactor.redact("import " + key + " ok")).hasToString("import [SECRET] ok");
    assertThat(redactor.redact(compressed)).hasToString("[SECRET]");
    String mistyped = key.replace("PH3", "PH4");
    assertThat(redactor.redact(mistyped)).hasToString(mistyped);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at 12:00:01 AAA battery:AA",
        "12345678:AAbc 1234567:AAHnzJPVvF6pqY7oNxWJ56oVptShOgXNrq",
        "~/src/app~1 file.txt~ a1Q~short",
        "9e107d9d372bb6826bd81d3542a419d6-us-east-1",
        "pi_value seti_home pi_3_secret",
        "MyClass.method.inner Network.client.connections_of_the_pool_are_open",
        "https://hooks.slack.com/services/ https://discord.com/api/webhooks/1",
        "terraform.atlasv1.x",
      })
  void lookAlike_stays(String text) {
    assertThat(redactor.redact(text)).hasToString(text);
  }
}
