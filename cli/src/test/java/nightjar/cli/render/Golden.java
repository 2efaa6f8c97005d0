package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Output kept beside the tests, to be read and compared. What differs is written to {@code
 * target/golden}, from where it is copied once it is right. Escape characters are shown as {@code
 * ␛}.
 */
final class Golden {
  private Golden() {}

  static void check(String name, String output) {
    String shown = output.replace('\u001b', '␛');
    try {
      if (!shown.equals(kept(name))) {
        Path file = Path.of("target", "golden", name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, shown);
      }
      assertThat(shown).as("golden/%s; what came is in target/golden", name).isEqualTo(kept(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kept(String name) throws IOException {
    try (InputStream in = Golden.class.getResourceAsStream("golden/" + name)) {
      return in == null
          ? ""
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
