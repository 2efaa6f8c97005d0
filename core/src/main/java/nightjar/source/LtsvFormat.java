package nightjar.source;

/**
 * Lines of {@code label:value} fields with tabs between (LTSV), of which at least a time or a
 * level, and two known fields in all, must be there.
 */
final class LtsvFormat implements StructuredFormat {
  @Override
  public String name() {
    return "ltsv";
  }

  @Override
  public boolean mayStartWith(byte first) {
    return Ascii.isLetter(first);
  }

  @Override
  public int specificity() {
    return 61;
  }

  @Override
  public boolean match(byte[] b, int from, int to, HeaderFields fields) {
    int at = from;
    FieldChoice choice = fields.choice;
    boolean begun = false;
    while (at < to) {
      int key = at;
      while (key < to && (Ascii.isLetterOrDigit(b[key]) || b[key] == '_' || b[key] == '-')) {
        key++;
      }
      if (key == at || key >= to || b[key] != ':') {
        return false;
      }
      int end = Ascii.indexOf(b, key, to, (byte) '\t');
      if (!begun) {
        if (end >= to) {
          return false;
        }
        fields.reset(from, to);
        choice.reset();
        begun = true;
      }
      int meaning = FieldNames.meaning(FieldNames.hash(FieldNames.START, b, at, key));
      if (meaning != 0) {
        choice.take(meaning, b, key + 1, end, true, fields);
      } else {
        fields.other(b, key + 1, end);
      }
      at = end + 1;
    }
    fields.wrapped = false;
    choice.finish(fields);
    return choice.known >= 2 && (choice.hasTime() || choice.hasLevel());
  }
}
