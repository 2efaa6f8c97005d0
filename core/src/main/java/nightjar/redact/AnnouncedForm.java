package nightjar.redact;

/** What only a name or a word before it makes personal. */
record AnnouncedForm(Kind kind, String reason, End numbers) implements NumberForm {
  /** Where a number ends. */
  interface End {
    /** The end of the longest one that begins at {@code at}, or -1; looks at few characters. */
    int of(CharSequence text, int at);
  }

  @Override
  public boolean isAlone() {
    return false;
  }

  @Override
  public int end(CharSequence text, int at) {
    return numbers.of(text, at);
  }
}
