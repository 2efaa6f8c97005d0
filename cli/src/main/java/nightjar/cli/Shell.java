package nightjar.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a command was started in.
 *
 * @param out standard output
 * @param err standard error
 * @param environment variables
 * @param terminal what the streams are connected to
 * @param unicode can the locale's charset write everything?
 * @param clock the time of day, for options such as {@code --since 10m}
 * @param interruption whether somebody wants it to end
 */
record Shell(
    StandardOutput out,
    PrintStream err,
    Map<String, String> environment,
    Terminal terminal,
    boolean unicode,
    InstantSource clock,
    Interruption interruption) {
  /**
   * Characters that move a terminal's cursor, change its state, or turn the order of text round.
   */
  private static final Pattern UNSAFE =
      Pattern.compile(
          "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

  private static final long STARTED = System.nanoTime();

  static Shell ofProcess() {
    Terminal terminal = Terminal.ofProcess();
    return new Shell(
        StandardOutput.ofProcess(terminal.outputIsPipe()),
        System.err,
        System.getenv(),
        terminal,
        isUnicode(),
        InstantSource.system(),
        new Interruption());
  }

  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** A line of the result. */
  void println(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A line on standard error that says who speaks. */
  void say(String sentence) {
    sayPlain("nightjar: " + sentence);
  }

  /** A line on standard error. */
  void sayPlain(String line) {
    err.println(printable(line));
    err.flush();
  }

  /** The text without anything that a terminal would act on. */
  static String printable(String text) {
    return UNSAFE.matcher(text).replaceAll("?");
  }

  /** Seconds since the program began. */
  static double seconds() {
    return (System.nanoTime() - STARTED) / 1e9;
  }

  /** The locale's charset; the JVM's own default is always UTF-8. */
  private static boolean isUnicode() {
    String charset =
        System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
    return charset.regionMatches(true, 0, "UTF", 0, 3);
  }
}
