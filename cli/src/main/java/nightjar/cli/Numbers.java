package nightjar.cli;

/** Numbers as typed, checked, with a message that names the option or variable and its range. */
final class Numbers {
  private Numbers() {}

  /** A whole number in {@code [least, most]}. */
  static int whole(String key, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    String range = most == Integer.MAX_VALUE ? least + " or more" : "from " + least + " to " + most;
    throw new UsageException(key + ": \"" + text + "\" is not a whole number " + range);
  }

  /** A number over 0 and at most {@code most}. */
  static double share(String key, String text, double most) {
    try {
      double number = Double.parseDouble(text.strip());
      if (number > 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new UsageException(key + ": \"" + text + "\" is not a number over 0 and at most " + most);
  }
}
