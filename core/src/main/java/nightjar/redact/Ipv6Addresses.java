package nightjar.redact;

import java.util.Set;

/**
 * IPv6 addresses in every spelling of RFC 4291, with the zone ({@code %eth0}) behind them;
 * brackets, port and prefix length stay. Kept: what {@link AddressRanges} says. Not recognised:
 * what reads as names in a program ({@code dead::beef}, without a digit), as a time ({@code
 * 12:34::56}), or as eight pairs of a hardware address.
 */
final class Ipv6Addresses implements Rule {
  private static final int MAX_GROUP = 4;
  private static final int MAX_ZONE = 16;

  /** Of an address without two colons side by side that ends in an IPv4 address. */
  private static final int MIN_COLONS = 6;

  private final AddressRanges ranges;

  Ipv6Addresses(Set<Policy> policies) {
    this.ranges = new AddressRanges(policies);
  }

  @Override
  public Kind kind() {
    return Kind.IP;
  }

  @Override
  public String reason() {
    return "an IPv6 address";
  }

  @Override
  public String anchors() {
    return ":";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    int start = start(text, at, 0);
    return start >= 0 && new Ipv6Text(text, start).isAddress();
  }

  /** Colons are in no blank, so that times, with two of them, are told off here. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    boolean isBehindName = at > 0 && isForeign(blanked.charAt(at - 1));
    return !isBehindName && hasColons(blanked, at);
  }

  private static boolean isForeign(char c) {
    return Ascii.isWord(c) && !Ascii.isHex(c);
  }

  /** From the first colon at {@code at} on, two side by side or enough of them? */
  private static boolean hasColons(CharSequence text, int at) {
    int colons = 0;
    int place = at;
    while (Ascii.stands(text, place, ':') && colons < MIN_COLONS) {
      colons++;
      place++;
      if (Ascii.stands(text, place, ':')) {
        return place + 1 == text.length() || !isForeign(text.charAt(place + 1));
      }
      int group = place;
      while (place - group < MAX_GROUP
          && place < text.length()
          && Ascii.isHex(text.charAt(place))) {
        place++;
      }
    }
    return colons == MIN_COLONS;
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      long value = text.charAt(at) == ':' ? value(text, at, from) : Span.NONE;
      if (value != Span.NONE) {
        return value;
      }
    }
    return Span.NONE;
  }

  /** The address whose first colon is at {@code at} and which starts at {@code from} or later. */
  private long value(CharSequence text, int at, int from) {
    int start = start(text, at, from);
    if (start < 0 || !isStart(text, start)) {
      return Span.NONE;
    }
    Ipv6Text address = new Ipv6Text(text, start);
    boolean isValue =
        address.isAddress()
            && isFree(text, address.end())
            && !ranges.keep(address.upper(), address.lower());
    return isValue ? Span.of(start, zoneEnd(text, address.end())) : Span.NONE;
  }

  /** Where the groups start of which the colon at {@code at} is the first, or -1. */
  private static int start(CharSequence text, int at, int from) {
    int start = at;
    while (start > from && at - start < MAX_GROUP && Ascii.isHex(text.charAt(start - 1))) {
      start--;
    }
    boolean hasHead = start < at || Ascii.stands(text, at + 1, ':');
    return hasHead && hasColons(text, at) ? start : -1;
  }

  /** Behind a colon only if that is the sign of a name: {@code addr:fe80::1}. */
  private static boolean isStart(CharSequence text, int start) {
    if (start == 0) {
      return true;
    }
    char before = text.charAt(start - 1);
    return before == ':' ? isName(text, start - 1) : Borders.isStart(text, start);
  }

  private static boolean isName(CharSequence text, int end) {
    int at = end;
    boolean isName = false;
    while (at > 0 && end - at <= MAX_GROUP && Ascii.isWord(text.charAt(at - 1))) {
      at--;
      isName |= !Ascii.isHex(text.charAt(at));
    }
    return isName || end - at > MAX_GROUP;
  }

  private static boolean isFree(CharSequence text, int end) {
    if (end == text.length()) {
      return true;
    }
    char c = text.charAt(end);
    boolean goesOn =
        (c == ':' && (Borders.isPart(text, end + 1) || Ascii.stands(text, end + 1, ':')))
            || (c == '.' && Ascii.isDigit(text, end + 1));
    return !goesOn && Borders.isWordEnd(text, end) && c != '(' && c != '<';
  }

  private static int zoneEnd(CharSequence text, int from) {
    int end = from;
    if (Ascii.stands(text, from, '%')
        && from + 1 < text.length()
        && isZone(text.charAt(from + 1))) {
      end++;
      while (end < text.length() && end - from < MAX_ZONE && isZone(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private static boolean isZone(char c) {
    return Ascii.isWord(c) || c == '-';
  }
}
