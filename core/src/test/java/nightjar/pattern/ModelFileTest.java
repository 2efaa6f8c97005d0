package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFileTest {
  private static final Model MODEL =
      new Model(
          Map.of("job <*> done", 3L, "a \"quoted\" \u4e2d", 1L),
          4,
          60_000_000_000L,
          List.of(4L, 0L),
          Map.of("a b", 2L));

  @Test
  void whatIsWritten_isReadBack() throws IOException {
    Model read = ModelFile.read(new ByteArrayInputStream(write(MODEL)));
    assertThat(read.shapes()).isEqualTo(MODEL.shapes());
    assertThat(read.sessions()).isEqualTo(MODEL.sessions());
    assertThat(read.records()).isEqualTo(4);
    assertThat(read.nanos()).isEqualTo(60_000_000_000L);
  }

  @Test
  void sameModel_isSameBytesAndBeginsWithItsName() throws IOException {
    assertThat(write(MODEL)).isEqualTo(write(MODEL));
    assertThat(new String(write(MODEL), StandardCharsets.UTF_8)).startsWith(ModelFile.MAGIC);
  }

  @Test
  void otherSchema_isRefusedByName() {
    assertThatThrownBy(() -> read("{\"schema\":\"nightjar.model/9\"}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nightjar.model/9");
    assertThatThrownBy(() -> read("[]")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("{\"schema\":\"nightjar.model/1\",\"shapes\":{\"a\":"))
        .isInstanceOf(IOException.class);
  }

  private static byte[] write(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(model, out);
    return out.toByteArray();
  }

  private static Model read(String json) throws IOException {
    return ModelFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
