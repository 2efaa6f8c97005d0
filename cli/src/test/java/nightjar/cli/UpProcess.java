package nightjar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.cli.BuiltCommand.Ended;

/** The built command as a process that goes on, in a folder and with an environment of its own. */
final class UpProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern ADDRESS = Pattern.compile("Nightjar is up: (http://\\S+)");

  /** What the machine's environment passes on: where Java is, and that nothing is built. */
  private static final List<String> PASSED_ON =
      List.of("PATH", "HOME", "JAVA_HOME", "NIGHTJAR_JAVA_HOME", "NIGHTJAR_NO_BUILD");

  private final Process process;
  private final Path out;
  private final Path err;
  private String address = "";

  private UpProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts any command. */
  static UpProcess launch(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(BuiltCommand.path()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "up", ".out");
    Path err = Files.createTempFile(folder, "up", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().retainAll(PASSED_ON);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.environment().putAll(environment);
    return new UpProcess(builder.start(), out, err);
  }

  /** Starts {@code up} on a free port and waits until it has said where it is. */
  static UpProcess up(Path folder, Map<String, String> environment, Path data, String... files)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of("up", "--port", "0", "--data"));
    arguments.add(data.toString());
    arguments.addAll(List.of(files));
    UpProcess started = launch(folder, environment, arguments.toArray(String[]::new));
    try {
      started.awaitAddress();
      return started;
    } catch (Exception | AssertionError e) {
      started.close();
      throw e;
    }
  }

  private void awaitAddress() throws Exception {
    UpWait.until("an address", PATIENCE, () -> isUp() || !process.isAlive());
    if (!isUp()) {
      throw new AssertionError("ended with " + process.exitValue() + ": " + err());
    }
  }

  private boolean isUp() throws IOException {
    Matcher matcher = ADDRESS.matcher(out());
    if (matcher.find()) {
      address = matcher.group(1);
    }
    return !address.isEmpty();
  }

  String address() {
    return address;
  }

  UpDoor door() {
    return new UpDoor(address);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String out() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }

  /** Sends SIGTERM and waits for the end, ten seconds at most. */
  Ended end() throws IOException, InterruptedException {
    process.destroy();
    return ended(Duration.ofSeconds(10));
  }

  /** Waits for it to end by itself. */
  Ended ended(Duration patience) throws IOException, InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + patience.toSeconds() + " s: " + err());
    }
    return new Ended(process.exitValue(), out(), err());
  }

  /** Sends SIGKILL and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
