package nightjar.journal;

/**
 * Some of the lines of an arrival that is kept as several.
 *
 * @param from where the first of them begins in the text
 * @param to where the last of them ends, behind its line feed; over {@code from}
 * @param lines how many they are, 1 or more
 */
public record Part(int from, int to, int lines) {
  public Part {
    if (from < 0 || to <= from || lines < 1) {
      throw new IllegalArgumentException("a part holds something: " + from + " to " + to);
    }
  }
}
