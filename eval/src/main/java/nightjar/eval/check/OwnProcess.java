package nightjar.eval.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How this process was started, so that others are started the same way. */
public final class OwnProcess {
  private OwnProcess() {}

  /**
   * The command up to and with the main class: the same Java, flags and jars. Where the system does
   * not tell it, the same Java and jars.
   */
  public static List<String> upTo(String mainClass) {
    try {
      // Not ProcessHandle: it knows no arguments that are longer than a page together.
      String line = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
      List<String> words = Arrays.asList(line.split("\0", -1));
      int main = words.indexOf(mainClass);
      if (main > 0) {
        var command = new ArrayList<String>(words.subList(0, main + 1));
        command.set(0, executable());
        return List.copyOf(command);
      }
    } catch (IOException e) {
      // no /proc here
    }
    var command = new ArrayList<>(java());
    command.add(mainClass);
    return List.copyOf(command);
  }

  /** Java with this program's class path, in little memory. */
  static List<String> java() {
    return List.of(
        executable(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx64m",
        "-XX:-UsePerfData",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path", ""));
  }

  private static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
