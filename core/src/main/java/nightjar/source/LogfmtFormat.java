package nightjar.source;

/**
 * Lines of {@code key=value} pairs, values with or without double quotes, of which at least a time
 * or a level, and two known fields in all, must be there.
 */
final class LogfmtFormat implements StructuredFormat {
  @Override
  public String name() {
    return "logfmt";
  }

  @Override
  public boolean mayStartWith(byte first) {
    return Ascii.isLetter(first) || first == '@' || first == '_';
  }

  @Override
  public int specificity() {
    return 60;
  }

  @Override
  public boolean match(byte[] b, int from, int to, HeaderFields fields) {
    int at = from;
    int key = keyEnd(b, at, to);
    if (key >= to || key == at || b[key] != '=') {
      return false;
    }
    fields.reset(from, to);
    FieldChoice choice = fields.choice;
    choice.reset();
    while (at < to) {
      key = keyEnd(b, at, to);
      if (key == at || key >= to || b[key] != '=') {
        at = Ascii.skipBlanks(b, Ascii.skipWord(b, at, to), to);
        continue;
      }
      int value = key + 1;
      boolean quoted = value < to && b[value] == '"';
      int end = quoted ? quoteEnd(b, ++value, to) : Ascii.skipWord(b, value, to);
      int meaning = FieldNames.meaning(FieldNames.hash(FieldNames.START, b, at, key));
      if (meaning != 0) {
        choice.take(meaning, b, value, end, true, fields);
      } else {
        fields.other(b, value, end);
      }
      at = Ascii.skipBlanks(b, quoted ? Math.min(to, end + 1) : end, to);
    }
    fields.wrapped = false;
    choice.finish(fields);
    return choice.known >= 2 && (choice.hasTime() || choice.hasLevel());
  }

  private static int keyEnd(byte[] b, int from, int to) {
    int at = from;
    while (at < to
        && (Ascii.isLetterOrDigit(b[at])
            || b[at] == '_'
            || b[at] == '.'
            || b[at] == '-'
            || b[at] == '@')) {
      at++;
    }
    return at;
  }

  private static int quoteEnd(byte[] b, int from, int to) {
    int at = from;
    while (at < to && b[at] != '"') {
      at += b[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, to);
  }
}
