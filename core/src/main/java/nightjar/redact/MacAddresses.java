package nightjar.redact;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.shape.FastKey;

/**
 * Hardware addresses: six pairs of hexadecimal digits with colons or with hyphens between them,
 * three fours with dots, and the fourteen pairs that iptables writes behind {@code MAC=}. Kept:
 * more or fewer pairs (fingerprints, serial numbers), times {@code 26-11-23-01-17-15}, what is
 * digits and colons alone without a name before it, and by policy nought, broadcast and multicast.
 * Not recognised: twelve digits without separators.
 */
final class MacAddresses implements WordRule {
  private static final int PAIRS = 6;
  private static final int LENGTH = 17;
  private static final int DOTTED_LENGTH = 14;
  private static final int FRAME_PAIRS = 14;
  private static final long BROADCAST = 0xFFFF_FFFF_FFFFL;

  private static final LabelWords NAMES =
      LabelWords.of(
          Stream.of(
                  "mac",
                  "macaddr",
                  "mac address",
                  "hwaddr",
                  "ether",
                  "ethernet",
                  "bssid",
                  "lladdr",
                  "chaddr",
                  "station",
                  "sta",
                  "bluetooth",
                  "device",
                  "to",
                  "from")
              .collect(Collectors.toMap(name -> name, name -> 1)));

  private final boolean keepsGroups;

  MacAddresses(Set<Policy> policies) {
    this.keepsGroups = policies.contains(Policy.KEEP_GROUP_ADDRESSES);
  }

  @Override
  public Kind kind() {
    return Kind.MAC;
  }

  @Override
  public String reason() {
    return "six pairs of a hardware address";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.length(LENGTH).hyphens(5), Blank.ANY.length(DOTTED_LENGTH).dots(2));
  }

  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    return hasColons(blanked, at);
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.length(2);
  }

  @Override
  public String anchors() {
    return "0123456789abcdefABCDEF";
  }

  /** What stands around it is not asked for, as it may be blotted out later. */
  @Override
  public boolean mayHold(CharSequence text, int at) {
    return end(text, at) >= 0
        || pairsEnd(text, at, ':', PAIRS) >= 0
        || pairsEnd(text, at, '-', PAIRS) >= 0;
  }

  /** With colons, each pair may be a blank; otherwise all of it is one token. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    return hasColons(blanked, at) || mayHold(blanked, at);
  }

  private static boolean hasColons(CharSequence blanked, int at) {
    int place = at;
    for (int pair = 1; pair < PAIRS; pair++) {
      place += blanked.charAt(place) == FastKey.BLANK ? 1 : 2;
      if (place + 1 >= blanked.length() || blanked.charAt(place) != ':') {
        return false;
      }
      place++;
    }
    return true;
  }

  @Override
  public int end(CharSequence text, int start) {
    if (start + DOTTED_LENGTH > text.length() || !Ascii.isHex(text.charAt(start))) {
      return -1;
    }
    char separator = text.charAt(start + 2);
    if (separator == ':' || separator == '-') {
      int end = pairsEnd(text, start, separator, PAIRS);
      return end >= 0 && isSix(text, start, end, separator)
          ? end
          : frameEnd(text, start, separator);
    }
    return dottedEnd(text, start);
  }

  private boolean isSix(CharSequence text, int start, int end, char separator) {
    return isFree(text, start, end, separator)
        && !isKept(hex(text, start, end))
        && !(separator == '-' && isTime(text, start))
        && (separator == '-' || !isDigits(text, start, end) || isNamed(text, start));
  }

  /** Where a number of pairs ends that starts at {@code start}, or -1. */
  private static int pairsEnd(CharSequence text, int start, char separator, int pairs) {
    int end = start + 3 * pairs - 1;
    if (end > text.length()) {
      return -1;
    }
    for (int i = 0; i < end - start; i++) {
      char c = text.charAt(start + i);
      if (i % 3 == 2 ? c != separator : !Ascii.isHex(c)) {
        return -1;
      }
    }
    return end;
  }

  /** Destination, source and type, as iptables logs them. */
  private static int frameEnd(CharSequence text, int start, char separator) {
    int end =
        Ascii.stands(text, start - 4, "MAC=") ? pairsEnd(text, start, separator, FRAME_PAIRS) : -1;
    return end >= 0 && Borders.isWordEnd(text, end) ? end : -1;
  }

  private int dottedEnd(CharSequence text, int start) {
    int end = start + DOTTED_LENGTH;
    for (int i = 0; i < DOTTED_LENGTH; i++) {
      char c = text.charAt(start + i);
      if (i % 5 == 4 ? c != '.' : !Ascii.isHex(c)) {
        return -1;
      }
    }
    boolean isAddress =
        isFree(text, start, end, '.')
            && !isDigits(text, start, end)
            && !isKept(hex(text, start, end));
    return isAddress ? end : -1;
  }

  /** No further pair on either side; behind the sign of a name there may be one of its letters. */
  private static boolean isFree(CharSequence text, int start, int end, char separator) {
    boolean isPairBefore =
        Ascii.stands(text, start - 1, separator)
            && (Ascii.stands(text, start - 2, Found.BLOT) || isPairAt(text, start - 3));
    boolean isMoreBefore = separator != ':' && Ascii.stands(text, start - 1, separator);
    boolean isMoreBehind = Ascii.stands(text, end, separator) && Borders.isPart(text, end + 1);
    boolean isHexBehind = isMoreBehind && (separator != ':' || !isNameAt(text, end + 1));
    return Borders.isWordStart(text, start)
        && Borders.isWordEnd(text, end)
        && !isPairBefore
        && !isMoreBefore
        && !isHexBehind;
  }

  /** A pair that is no end of a longer word. */
  private static boolean isPairAt(CharSequence text, int at) {
    return at >= 0
        && Ascii.isHex(text.charAt(at))
        && Ascii.isHex(text.charAt(at + 1))
        && Borders.isWordStart(text, at);
  }

  private static boolean isNameAt(CharSequence text, int at) {
    return Ascii.isLetter(text.charAt(at)) && !Ascii.isHex(text.charAt(at));
  }

  private static boolean isDigits(CharSequence text, int start, int end) {
    for (int at = start; at < end; at++) {
      if (Ascii.isLetter(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNamed(CharSequence text, int start) {
    int name = NamesBefore.end(text, start);
    return name >= 0 && NAMES.before(text, name) != 0;
  }

  private static long hex(CharSequence text, int start, int end) {
    long value = 0;
    for (int at = start; at < end; at++) {
      int digit = Character.digit(text.charAt(at), 16);
      value = digit < 0 ? value : value << 4 | digit;
    }
    return value;
  }

  private boolean isKept(long address) {
    boolean isMulticast = address >>> 32 == 0x3333 || address >>> 24 == 0x01005E;
    return keepsGroups && (address == 0 || address == BROADCAST || isMulticast);
  }

  /** Year, month, day, hour, minute and second of two digits. */
  private static boolean isTime(CharSequence text, int start) {
    return isDigits(text, start, start + LENGTH)
        && Days.isDayOfYear(
            2000 + Digits.at(text, start, 2),
            Digits.at(text, start + 3, 2),
            Digits.at(text, start + 6, 2))
        && Digits.at(text, start + 9, 2) < 24
        && Digits.at(text, start + 12, 2) < 60
        && Digits.at(text, start + 15, 2) < 60;
  }
}
