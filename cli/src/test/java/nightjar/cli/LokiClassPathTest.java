package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.github.luben.zstd.ZstdInputStream;
import com.google.re2j.Pattern;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import nightjar.eval.FaultEvaluation;
import nightjar.files.Inputs;
import nightjar.generator.Generator;
import nightjar.source.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Commands that have no settings run without the server's jars, which are not on their class path.
 */
class LokiClassPathTest {
  private static final List<Class<?>> NEEDED =
      List.of(
          Main.class,
          CommandLine.class,
          LogSource.class,
          Inputs.class,
          Generator.class,
          FaultEvaluation.class,
          JsonFactory.class,
          Pattern.class,
          ZstdInputStream.class);

  @TempDir private Path folder;

  private String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-cp", classPath()));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    String text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  private static String classPath() throws URISyntaxException {
    List<String> places = new ArrayList<>();
    for (Class<?> type : NEEDED) {
      CodeSource source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
      places.add(Path.of(source.getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, places);
  }

  @Test
  void scan_readsFiles() throws Exception {
    Path log = Files.writeString(folder.resolve("a.log"), SampleLog.withBurst(300));
    assertThat(run("scan", log.toString(), "--html", folder.resolve("a.html").toString()))
        .contains("refused");
  }

  @Test
  void completion_knowsEveryCommand() throws Exception {
    assertThat(run("completion", "bash")).contains("--loki", "doctor", "--scope", "--origin");
  }
}
