package nightjar.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import nightjar.shape.FastKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets in lines as programs write them, and lines that speak of secrets and hold none. */
class SecretLinesTest {
  private static final int VARIATIONS = 60_000;

  private final Redactor redactor = new Redactor(SecretRules.all(), RedactionSettings.DEFAULT);
  private final LineRedactor lines = new LineRedactor(new FastKey(17), redactor);

  static List<String> secrets() throws IOException {
    return read("secrets.txt").stream().filter(line -> !line.startsWith("# ")).toList();
  }

  static List<String> notSecrets() throws IOException {
    return read("not-secrets.txt");
  }

  private static List<String> read(String name) throws IOException {
    try (InputStream in = SecretLinesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void secret_isMaskedAndNothingBeside(String line) {
    assertThat(redactor.redact(line.replaceAll("[«»]", "")))
        .hasToString(line.replaceAll("«[^»]*»", "[SECRET]"));
  }

  @ParameterizedTest
  @MethodSource("notSecrets")
  void lineWithoutSecret_stays(String line) {
    assertThat(redactor.redact(line)).hasToString(line);
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void maskedLine_stays(String line) {
    String masked = line.replaceAll("«[^»]*»", "[SECRET]");
    assertThat(redactor.redact(masked)).hasToString(masked);
  }

  @Test
  void variedLines_areRedactedLineByLineAsTextByText() throws IOException {
    List<String> texts =
        Stream.concat(secrets().stream(), notSecrets().stream())
            .map(line -> line.replaceAll("[«»]", ""))
            .toList();
    Random random = new Random(20261123);
    for (int i = 0; i < VARIATIONS; i++) {
      String text = varied(texts, random);
      for (int form = 0; form < 3; form++) {
        check(text);
        text = otherDigits(text, random);
      }
    }
  }

  private void check(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    String read = new String(bytes, UTF_8);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + 8);
    Redacted redacted = lines.redact(padded, 0, bytes.length, 0, new Edges());
    Redacted expected = redactor.redact(read);
    if (!redacted.equals(expected)) {
      assertThat(redacted).as("»%s«", text).hasToString(expected.toString());
    }
  }

  /** A piece of another line is put in, some characters become others. */
  private static String varied(List<String> texts, Random random) {
    StringBuilder varied = new StringBuilder(texts.get(random.nextInt(texts.size())));
    if (random.nextInt(4) == 0) {
      String other = texts.get(random.nextInt(texts.size()));
      int from = random.nextInt(other.length());
      int to = Math.min(other.length(), from + random.nextInt(40));
      varied.insert(random.nextInt(varied.length() + 1), other, from, to);
    }
    for (int left = random.nextInt(4); left > 0; left--) {
      char c = "0123456789abcxyzABCXYZ=:' \"-_./;$@~,&>)".charAt(random.nextInt(39));
      varied.setCharAt(random.nextInt(varied.length()), c);
    }
    return varied.toString();
  }

  private static String otherDigits(String text, Random random) {
    StringBuilder varied = new StringBuilder(text);
    for (int i = 0; i < varied.length(); i++) {
      if (Ascii.isDigit(varied.charAt(i)) && random.nextBoolean()) {
        varied.setCharAt(i, (char) ('0' + random.nextInt(10)));
      }
    }
    return varied.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DB_PASSWORD=hunter2x | behind the name DB_PASSWORD",
        "\"clientSecret\": \"q8Zr-41k\" | behind the name clientSecret",
        "connect redis://:p4ssw0rd@cache | the password of an address",
        "Cookie: a=q8Zr41kkPpx99 | the value of a cookie",
        "app --password hunter2 | behind an option for secrets",
      })
  void reason_tellsWhatGaveItAway(String line, String reason) {
    assertThat(redactor.find(line)).extracting(Masked::reason).containsExactly(reason);
  }

  @Test
  void secretOverSeveralLines_isFoundInEach() {
    List<String> found = new ArrayList<>();
    String text = "password: hunter22\ntoken: ab12cd34ef\nuser: amy";
    redactor.find(text).forEach(masked -> found.add(text.substring(masked.start(), masked.end())));
    assertThat(found).containsExactly("hunter22", "ab12cd34ef");
  }
}
