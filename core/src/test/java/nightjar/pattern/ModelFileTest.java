package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
  private static final Model MODEL =
      new Model(
          new Evidence(
              Map.of(
                  "shop", Map.of("job <*> done", 3L, "a \"quoted\" \u4e2d", 1L),
                  "", Map.of("job <*> done", 2L))),
          6,
          60_000_000_000L,
          severities(4, 2),
          Map.of("a b", 2L),
          Map.of("00ff00ff00ff00ff", new Model.Name("job <*> done", "Job done")),
          Map.of(-1L, 17L),
          PatternFacts.NONE.plus(
              new PatternFact.Rename(new PatternFact.Entry(1, "ann", 5), "job <*> done", "Done")),
          Map.of(
              "job <*> done", List.of(new Sample("job 7 done", 4), new Sample("job 8 done", 1))));

  private static List<Long> severities(long... first) {
    return Arrays.stream(Arrays.copyOf(first, 25)).boxed().toList();
  }

  @Test
  void whatIsWritten_isReadBack() throws IOException {
    assertThat(read(write(MODEL))).isEqualTo(MODEL);
    assertThat(read(write(Model.EMPTY))).isEqualTo(Model.EMPTY);
  }

  @Test
  void sameModel_isSameBytesAndBeginsWithItsName() throws IOException {
    assertThat(write(MODEL)).isEqualTo(write(read(write(MODEL))));
    assertThat(text(write(MODEL))).startsWith(ModelFile.MAGIC);
  }

  @Test
  void versionOne_isRead() throws IOException {
    Model read =
        read(
            "{\"schema\":\"nightjar.model/1\",\"records\":4,\"nanos\":9,\"severities\":"
                + severities(4)
                + ","
                + "\"shapes\":{\"job <*> done\":3,\"x\":1},\"sessions\":{\"a b\":2}}");
    assertThat(read.shapes()).isEqualTo(Map.of("job <*> done", 3L, "x", 1L));
    assertThat(read.sessions()).isEqualTo(Map.of("a b", 2L));
    assertThat(read.records()).isEqualTo(4);
  }

  @Test
  void otherSchema_isRefusedByName() {
    assertThatThrownBy(() -> read("{\"schema\":\"nightjar.model/9\"}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nightjar.model/9");
    assertThatThrownBy(() -> read("[]")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("{\"schema\":\"nightjar.model/1\",\"shapes\":{\"a\":"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void changedFile_isRefused() throws IOException {
    String good = text(write(MODEL));
    assertThatThrownBy(() -> read(good.replace("\"job <*> done\":3", "\"job <*> done\":4")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checksum");
    assertThatThrownBy(() -> read(good.replaceFirst(",\"checksum\":\"\\w+\"", "")))
        .hasMessageContaining("no checksum");
    assertThatThrownBy(() -> read(good.replace("\"job <*> done\":3", "\"job <*> done\":-3")))
        .hasMessageContaining("-3");
    assertThatThrownBy(() -> read(good.replace("\"records\":6", "\"records\":\"six\"")))
        .hasMessageContaining("records");
    assertThatThrownBy(() -> read(good + "{}")).hasMessageContaining("behind its end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"records\":-4 | \"records\" is -4",
        "\"nanos\":-9223372036854775808 | \"nanos\" is -9223372036854775808",
        "\"severities\":[1,-2] | number 2 of \"severities\" is -2",
        "\"severities\":[1,2] | \"severities\" has 2 numbers, not 25",
        "\"severities\":[1,\"2\"] | \"severities\" are not all numbers",
        "\"records\":4 | \"severities\" has 0 numbers, not 25",
      })
  void impossibleAmounts_areRefused_ofBothVersions(String given, String why) {
    String field = Objects.requireNonNull(given);
    String reason = Objects.requireNonNull(why);
    assertThatThrownBy(() -> read("{\"schema\":\"nightjar.model/1\"," + field + "}"))
        .isInstanceOf(IOException.class)
        .hasMessage("not a Nightjar model: " + reason);
    if (!reason.contains("25")) { // that is looked at after the checksum
      assertThatThrownBy(() -> read("{\"schema\":\"nightjar.model/2\"," + field + "}"))
          .hasMessage("not a Nightjar model: " + reason);
    }
    Model few = new Model(Map.of("a", 1L), 1, 2, List.of(1L), Map.of());
    assertThatThrownBy(() -> read(write(few))).hasMessageContaining("has 1 numbers, not 25");
  }

  @Test
  void anyDamage_isRefusedWithItsReason() throws IOException {
    byte[] good = write(MODEL);
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      byte[] bad = good.clone();
      if (i % 3 == 0) {
        bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      } else {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      byte[] damaged = bad;
      assertThatThrownBy(() -> read(damaged))
          .as(text(bad))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("not a Nightjar model: ");
    }
  }

  @Test
  void endlessNumberTextOrDepth_isRefusedWithItsReason() {
    String begin = "{\"schema\":\"nightjar.model/1\",";
    for (String endless :
        List.of(
            "\"records\":" + "9".repeat(100_000),
            "\"checksum\":\"" + "x".repeat(21_000_000),
            "\"facts\":[" + "{\"shape\":".repeat(2_000))) {
      assertThatThrownBy(() -> read(begin + endless))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("not a Nightjar model: ");
    }
  }

  @Test
  void manyShapes_areWrittenAndRead() throws IOException {
    Map<String, Long> shapes = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      shapes.put("shape " + MinedLines.word(i) + " <*>", 1L + i);
    }
    Model model = new Model(shapes, 1, 2, severities(1), Map.of());
    assertThat(read(write(model)).shapes()).isEqualTo(shapes);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] write(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(model, out);
    return out.toByteArray();
  }

  private static Model read(String json) throws IOException {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Model read(byte[] json) throws IOException {
    return ModelFile.read(new ByteArrayInputStream(json));
  }
}
