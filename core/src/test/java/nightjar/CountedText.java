package nightjar;

/** Text that counts how often a character of it is looked at: cost without a clock. */
public class CountedText implements CharSequence {
  private final String text;
  private long looks;

  public CountedText(String text) {
    this.text = text;
  }

  public long looks() {
    return looks;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    looks++;
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
