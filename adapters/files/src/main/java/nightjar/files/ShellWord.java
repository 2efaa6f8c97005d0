package nightjar.files;

import java.util.regex.Pattern;

/** A file name as a person can paste it into a shell. */
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,-]+");

  private ShellWord() {}

  /** The name itself where no shell would touch it, else in single quotes. */
  static String of(String name) {
    String word = name.startsWith("-") ? "./" + name : name;
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
