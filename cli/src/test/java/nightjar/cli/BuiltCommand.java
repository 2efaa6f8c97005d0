package nightjar.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The built {@code ./nightjar}, started in a folder of its own as a person would. */
final class BuiltCommand {
  private static final int PATIENCE_SECONDS = 120;
  private final Path folder;

  /** A new folder under {@code target}. */
  BuiltCommand() {
    try {
      folder =
          Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "run")
              .toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a command ended. */
  record Ended(int code, String out, String err) {}

  static String path() {
    return Path.of(
            Objects.requireNonNull(System.getProperty("nightjar.home"), "nightjar.home is not set"),
            "nightjar")
        .toString();
  }

  Path folder() {
    return folder;
  }

  Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.write(file, bytes);
  }

  /** Runs it to its end, with nothing on standard input. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    return run(new byte[0], arguments);
  }

  Ended run(byte[] input, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of(path()));
    command.addAll(List.of(arguments));
    return end(start(command), input);
  }

  /** Runs a line of bash, in which {@code $nightjar} is the command. */
  Ended bash(String line) throws IOException, InterruptedException {
    return end(start(List.of("bash", "-c", line)), new byte[0]);
  }

  /** Starts a command whose output goes to the files {@code out} and {@code err}. */
  Process start(List<String> command) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(file("out"))
            .redirectError(file("err"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("nightjar", path());
    builder
        .environment()
        .keySet()
        .removeAll(List.of("WINDOW_SIZE", "WINDOW_STEP", "CONTAMINATION", "COLUMNS"));
    return builder.start();
  }

  Ended end(Process process, byte[] input) throws IOException, InterruptedException {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      // it ended without reading all of it
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
    }
    return new Ended(process.exitValue(), read("out"), read("err"));
  }

  String read(String name) throws IOException {
    return new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8);
  }

  private File file(String name) {
    return folder.resolve(name).toFile();
  }
}
