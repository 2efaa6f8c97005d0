package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** System calls on the data's files that fail or are slow for a while, by {@code strace}. */
final class TracedCalls implements Trouble {
  private static final Duration TO_ATTACH = Duration.ofSeconds(10);
  private static final long TO_DETACH_SECONDS = 20;

  private final Path data;
  private final Path said;
  private final String calls;
  private final String how;
  private @Nullable Process strace;

  private TracedCalls(CheckFolder folder, String calls, String how) {
    data = folder.path().resolve("data");
    said = folder.path().resolve("strace.err");
    this.calls = calls;
    this.how = how;
  }

  /**
   * For a fault.
   *
   * @param calls names with commas
   * @param how what happens to them: {@code error=EIO}, {@code delay_exit=200000}
   */
  static Source of(String calls, String how) {
    return folder -> {
      if (!Tool.isThere("strace")) {
        throw new IOException("needs strace");
      }
      return new TracedCalls(folder, calls, how);
    };
  }

  @Override
  public Path data() {
    return data;
  }

  @Override
  public void begin(Round round) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of("strace", "-f", "-o", "/dev/null"));
    command.addAll(List.of("-p", Long.toString(round.server().pid())));
    command.addAll(List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":" + how));
    try (Stream<Path> files = Files.walk(data)) {
      files.filter(Files::isRegularFile).forEach(file -> command.addAll(List.of("-P", "" + file)));
    }
    strace = new ProcessBuilder(command).redirectError(said.toFile()).start();
    if (!Waiting.until(TO_ATTACH, () -> Files.readString(said).contains("attached"))) {
      throw new IOException("strace cannot attach: " + Files.readString(said));
    }
  }

  @Override
  public void end(Round round) throws IOException, InterruptedException {
    Process attached = strace;
    if (attached != null) {
      attached.destroy(); // lets what it traced go on
      if (!attached.waitFor(TO_DETACH_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("strace does not end");
      }
    }
  }

  @Override
  public void close() {
    if (strace != null) {
      strace.destroyForcibly();
    }
  }
}
