package nightjar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Help of a command, written by hand and kept beside the classes; a test holds it against the
 * options there are.
 */
final class HelpText {
  private HelpText() {}

  static int print(String topic, Shell shell) throws IOException {
    shell.out().write(of(topic).getBytes(StandardCharsets.UTF_8));
    return ExitCode.DONE;
  }

  static String of(String topic) throws IOException {
    try (InputStream in = HelpText.class.getResourceAsStream(topic + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no help on " + topic);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
