package nightjar.cli;

import org.jspecify.annotations.Nullable;

/**
 * A value that an option or else an environment variable gives.
 *
 * @param key what gave it, as people know it: {@code --window-size}, {@code WINDOW_SIZE}
 * @param value as typed
 */
record Setting(String key, String value) {
  /**
   * The option's value if it was given, else the variable's if that is not empty, else the default.
   */
  static Setting of(
      String option, @Nullable String typed, String variable, Shell shell, String otherwise) {
    if (typed != null) {
      return new Setting(option, typed);
    }
    String value = shell.variable(variable);
    return value.isBlank() ? new Setting(option, otherwise) : new Setting(variable, value);
  }

  int whole(int least, int most) {
    return Numbers.whole(key, value, least, most);
  }

  double share(double most) {
    return Numbers.share(key, value, most);
  }
}
