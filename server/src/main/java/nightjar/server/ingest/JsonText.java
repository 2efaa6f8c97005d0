package nightjar.server.ingest;

/** Decodes strings of JSON that were checked before. */
final class JsonText {
  private JsonText() {}

  /** Adds the string's characters in UTF-8; a lone surrogate becomes U+FFFD. */
  static void decode(byte[] text, int openQuote, int end, LineBuffer out) {
    int at = openQuote + 1;
    int closeQuote = end - 1;
    while (at < closeQuote) {
      if (text[at] != '\\') {
        out.add(text[at++]);
      } else if (text[at + 1] == 'u') {
        at = unicode(text, at, closeQuote, out);
      } else {
        out.add(plain(text[at + 1]));
        at += 2;
      }
    }
  }

  private static int plain(byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }

  private static int unicode(byte[] text, int at, int end, LineBuffer out) {
    int unit = hex(text, at + 2);
    int after = at + 6;
    if (Character.isHighSurrogate((char) unit)
        && after + 6 <= end
        && text[after] == '\\'
        && text[after + 1] == 'u'
        && Character.isLowSurrogate((char) hex(text, after + 2))) {
      utf8(Character.toCodePoint((char) unit, (char) hex(text, after + 2)), out);
      return after + 6;
    }
    utf8(Character.isSurrogate((char) unit) ? 0xFFFD : unit, out);
    return after;
  }

  private static int hex(byte[] text, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      value = (value << 4) | Character.digit(text[i], 16);
    }
    return value;
  }

  private static void utf8(int point, LineBuffer out) {
    if (point < 0x80) {
      out.add(point);
    } else if (point < 0x800) {
      out.add(0xC0 | (point >> 6));
      out.add(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      out.add(0xE0 | (point >> 12));
      out.add(0x80 | ((point >> 6) & 0x3F));
      out.add(0x80 | (point & 0x3F));
    } else {
      out.add(0xF0 | (point >> 18));
      out.add(0x80 | ((point >> 12) & 0x3F));
      out.add(0x80 | ((point >> 6) & 0x3F));
      out.add(0x80 | (point & 0x3F));
    }
  }
}
