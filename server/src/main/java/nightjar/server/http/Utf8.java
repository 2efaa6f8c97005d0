package nightjar.server.http;

/** Well-formedness of UTF-8 (Unicode 16, table 3-7): no overlong forms, no surrogates. */
final class Utf8 {
  private Utf8() {}

  /**
   * The place after the character of several bytes that starts here.
   *
   * @param at a byte above 127
   * @return −(place + 1) of the byte that is wrong if it is none
   */
  static int after(byte[] text, int at, int end) {
    int lead = text[at] & 0xFF;
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4) {
      return -at - 1;
    }
    for (int i = 1; i < length; i++) {
      if (at + i >= end || (text[at + i] & 0xC0) != 0x80) {
        return -(at + i) - 1;
      }
    }
    int second = text[at + 1] & 0xFF;
    boolean wrong =
        (lead == 0xE0 && second < 0xA0)
            || (lead == 0xED && second > 0x9F)
            || (lead == 0xF0 && second < 0x90)
            || (lead == 0xF4 && second > 0x8F);
    return wrong ? -at - 1 : at + length;
  }
}
