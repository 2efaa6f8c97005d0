package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nightjar.cli.ConfigShell.Ended;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An erasing that is killed at any moment is completed by the next one. */
class EraseKillTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"value, 2", "value, 6", "value, 10", "where, 4", "where, 8"})
  void killed_andRunAgain_isWhole(String what, int changes) throws Exception {
    ConfigShell shell = new ConfigShell(folder.resolve("data")).set("TZ", "UTC");
    KeptShop.fill(shell);
    List<String> before = KeptShop.texts(shell.data());
    boolean isValue = what.equals("value");
    List<String> arguments =
        isValue
            ? List.of("erase", "--value", KeptShop.VOUCHER)
            : List.of("erase", "--where", "voucher");
    killed(shell.data(), arguments, changes);

    Ended ended = shell.run(arguments.toArray(String[]::new));
    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(ExitCode.DONE);
    UnaryOperator<String> masked =
        text -> isValue ? text.replace(KeptShop.VOUCHER, "[erased]") : text;
    assertThat(KeptShop.texts(shell.data()))
        .isEqualTo(
            before.stream()
                .filter(text -> isValue || !text.contains("voucher"))
                .map(masked)
                .toList());
    String raw = shell.run("journal", "dump", "--lines").out();
    assertThat(raw).doesNotContain(isValue ? KeptShop.VOUCHER : "voucher");
    assertThat(raw.lines().filter(line -> line.contains(" served"))).hasSize(isValue ? 1440 : 1416);
  }

  /** Kills it when what is in the folder has changed so often, or lets it end before that. */
  private void killed(Path data, List<String> arguments, int changes) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(arguments);
    command.addAll(List.of("--data", data.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("none").toString());
    Process process = builder.start();
    String last = fingerprint(data);
    int seen = 0;
    while (process.isAlive() && seen < changes) {
      String now = fingerprint(data);
      seen += now.equals(last) ? 0 : 1;
      last = now;
    }
    process.destroyForcibly().waitFor();
    assertThat(Files.readString(folder.resolve("out"), StandardCharsets.UTF_8))
        .doesNotContain("Exception");
  }

  private static String fingerprint(Path data) {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted().toList()) {
        text.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
      }
    } catch (IOException | UncheckedIOException e) {
      return text.append(e).toString(); // it changed while it was looked at
    }
    return text.toString();
  }
}
