package nightjar.eval.check;

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
import java.util.stream.Stream;

/** {@code nightjar up} as a process of its own; what it prints goes to files beside its data. */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("Nightjar is up: (http://\\S+)\\s");
  private static final Duration TO_END = Duration.ofSeconds(30);

  /** What the machine's environment passes on: where Java is, and that nothing is built. */
  private static final List<String> PASSED_ON =
      List.of(
          "PATH",
          "HOME",
          "JAVA_HOME",
          "NIGHTJAR_JAVA_HOME",
          "NIGHTJAR_NO_BUILD",
          "MALLOC_ARENA_MAX");

  private final Process process;
  private final Path out;
  private final Path err;
  private String address = "";

  private ServerProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts it, on a free port, and does not wait for it.
   *
   * @param command to which {@code up} and its options are added
   * @param folder for what it prints
   */
  public static ServerProcess launch(List<String> command, Path folder, Path data)
      throws IOException {
    return launch(command, folder, data, Map.of());
  }

  /** The same, with more variables in its environment. */
  static ServerProcess launch(
      List<String> command, Path folder, Path data, Map<String, String> environment)
      throws IOException {
    return launch(
        command,
        folder,
        environment,
        List.of("up", "--port", String.valueOf(OwnPort.free()), "--data", data.toString()));
  }

  /** Starts any command of Nightjar, with more variables in its environment. */
  public static ServerProcess launch(
      List<String> command, Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException {
    var words = new ArrayList<>(command);
    words.addAll(arguments);
    Path out = Files.createTempFile(folder, "up", ".out");
    Path err = Files.createTempFile(folder, "up", ".err");
    var builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().retainAll(PASSED_ON);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.environment().putAll(environment);
    return new ServerProcess(builder.start(), out, err);
  }

  /** Waits until it said where it is; false if it ended or did not come up within the time. */
  public boolean awaitAddress(Duration patience) throws IOException, InterruptedException {
    Waiting.until(patience, () -> isUp() || !process.isAlive());
    return isUp();
  }

  private boolean isUp() throws IOException {
    Matcher matcher = ADDRESS.matcher(out());
    if (address.isEmpty() && matcher.find()) {
      address = matcher.group(1);
    }
    return !address.isEmpty();
  }

  /** Where it listens; empty as long as that is not known. */
  public String address() {
    return address;
  }

  /** Its id, or that of the program that was started through another. */
  public long pid() {
    return process.descendants().reduce((first, last) -> last).orElse(process.toHandle()).pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public String out() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  public String err() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }

  /** The last that it said on standard error, one line. */
  String lastWords() throws IOException {
    return err().lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("nothing");
  }

  /** Lets none of its threads, nor of what was started through another, run on. Linux. */
  void freeze() throws IOException, InterruptedException {
    try (Stream<ProcessHandle> others = process.descendants()) {
      StandStill.of(Stream.concat(others, Stream.of(process.toHandle())).toList());
    }
  }

  /** Sends SIGKILL and waits until it is gone. */
  public void kill() throws InterruptedException {
    // What was started through another goes first: the other would leave it behind.
    try (Stream<ProcessHandle> others = process.descendants()) {
      others.forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly().waitFor();
  }

  /** Sends SIGTERM and waits for the end; its exit code, or -1 if it had to be killed. */
  public int end() throws InterruptedException {
    process.destroy();
    if (process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
      return process.exitValue();
    }
    kill();
    return -1;
  }

  /** Waits for it to end by itself; its exit code, or -1 if it did not. */
  int awaitEnd(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
