package nightjar.redact;

import java.util.List;
import nightjar.shape.FastKey;

/**
 * Hardware addresses: six pairs of hexadecimal digits, a colon between any two or a hyphen. Not
 * recognised: pairs without separator, three groups of four.
 */
final class MacAddresses implements WordRule {
  private static final int PAIRS = 6;
  private static final int LENGTH = 17;

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
    return List.of(Blank.ANY.length(LENGTH).hyphens(5));
  }

  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    return mayHoldBlanked(blanked, at);
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.length(2);
  }

  @Override
  public String anchors() {
    return "0123456789abcdefABCDEF";
  }

  /** With colons, each pair may be a blank; with hyphens, all of it is one token. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    int place = at;
    for (int pair = 1; pair < PAIRS; pair++) {
      place += blanked.charAt(place) == FastKey.BLANK ? 1 : 2;
      if (place + 1 >= blanked.length() || blanked.charAt(place) != ':') {
        return mayHold(blanked, at);
      }
      place++;
    }
    return true;
  }

  @Override
  public int end(CharSequence text, int start) {
    int end = start + LENGTH;
    if (end > text.length() || !Ascii.isWordEnd(text, end)) {
      return -1;
    }
    char separator = text.charAt(start + 2);
    if (separator != ':' && separator != '-') {
      return -1;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(start + i);
      if (i % 3 == 2 ? c != separator : !Ascii.isHex(c)) {
        return -1;
      }
    }
    return end;
  }
}
