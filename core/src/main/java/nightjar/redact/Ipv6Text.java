package nightjar.redact;

/**
 * The longest piece of text from a place on that is written as an IPv6 address: groups of up to
 * four hexadecimal digits with colons between them, two colons once for groups of nought, at the
 * end perhaps an IPv4 address (RFC 4291, 2.2).
 */
final class Ipv6Text {
  private static final int GROUPS = 8;
  private static final int GROUP = 4;

  private final int[] groups = new int[GROUPS];
  private int count;

  /** Groups before the two colons, or -1. */
  private int gap = -1;

  private int end;
  private int longest;
  private boolean hasDigit;
  private boolean hasLetter;

  Ipv6Text(CharSequence text, int start) {
    end = start;
    if (Ascii.stands(text, start, ':')) {
      gap = 0;
      end = start + 2;
    }
    boolean goesOn = true;
    while (goesOn && count < GROUPS) {
      goesOn = !readQuad(text) && readGroup(text) && readColons(text);
    }
  }

  private boolean readQuad(CharSequence text) {
    boolean mayBe = count + 2 <= GROUPS && (count > 0 || gap == 0);
    long quad = mayBe ? DottedQuad.at(text, end, '.') : DottedQuad.NONE;
    if (quad == DottedQuad.NONE) {
      return false;
    }
    groups[count++] = DottedQuad.value(quad) >>> Short.SIZE;
    groups[count++] = DottedQuad.value(quad) & 0xFFFF;
    end = DottedQuad.end(quad);
    hasDigit = true;
    longest = GROUP;
    return true;
  }

  private boolean readGroup(CharSequence text) {
    int from = end;
    int group = 0;
    while (end - from < GROUP && end < text.length() && Ascii.isHex(text.charAt(end))) {
      char c = text.charAt(end++);
      group = group << 4 | Character.digit(c, 16);
      hasDigit |= Ascii.isDigit(c);
      hasLetter |= Ascii.isLetter(c);
    }
    if (end == from) {
      return false;
    }
    groups[count++] = group;
    longest = Math.max(longest, end - from);
    return true;
  }

  /** Those before a further group. */
  private boolean readColons(CharSequence text) {
    if (!Ascii.stands(text, end, ':') || count == GROUPS) {
      return false;
    }
    if (Ascii.stands(text, end + 1, ':')) {
      if (gap >= 0) {
        return false;
      }
      gap = count;
      end += 2;
      return true;
    }
    boolean isFurther = end + 1 < text.length() && Ascii.isHex(text.charAt(end + 1));
    end += isFurther ? 1 : 0;
    return isFurther;
  }

  int end() {
    return end;
  }

  /**
   * Is it an address, and neither names of a program with two colons between them, a time, nor
   * pairs of a hardware address?
   */
  boolean isAddress() {
    if (gap < 0) {
      return count == GROUPS && longest > 2;
    }
    if (gap == 0 && count == 1 && groups[0] == 1) {
      return true; // ::1
    }
    boolean isLong = longest > 2;
    return count > 0
        && count < GROUPS
        && hasDigit
        && (hasLetter ? count > 2 || isLong : count > 2 && isLong);
  }

  long upper() {
    return half(0);
  }

  long lower() {
    return half(GROUPS / 2);
  }

  private long half(int from) {
    long half = 0;
    for (int i = from; i < from + GROUPS / 2; i++) {
      half = half << Short.SIZE | group(i);
    }
    return half;
  }

  /** With the noughts of the gap. */
  private int group(int i) {
    int head = gap < 0 ? count : gap;
    if (i < head) {
      return groups[i];
    }
    int fromTail = i - (GROUPS - count);
    return fromTail >= head ? groups[fromTail] : 0;
  }
}
