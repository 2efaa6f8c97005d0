package nightjar.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A shell whose output is kept. */
record TestShell(Shell shell, ByteArrayOutputStream out, ByteArrayOutputStream err) {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  static TestShell create() {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    return new TestShell(shell(new StandardOutput(out, false), err, Map.of()), out, err);
  }

  static Shell with(Map<String, String> environment) {
    return shell(
        new StandardOutput(OutputStream.nullOutputStream(), false),
        new ByteArrayOutputStream(),
        environment);
  }

  private static Shell shell(
      StandardOutput out, ByteArrayOutputStream err, Map<String, String> environment) {
    return new Shell(
        out,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        environment,
        new Terminal(true, false, false, false),
        true,
        () -> NOW,
        new Interruption());
  }

  String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String error() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
