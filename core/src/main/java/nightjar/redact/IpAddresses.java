package nightjar.redact;

import java.util.List;
import java.util.Set;

/**
 * IPv4 addresses, with dots, or with hyphens in the name of a host ({@code ip-10-0-0-1}, {@code
 * 220-135-151-1.example.net}); with the port of tcpdump ({@code IP 10.0.0.1.80 >}) behind them.
 * Kept: what {@link AddressRanges} says, networks {@code x.0.0.0}, versions ({@link Versions}),
 * object identifiers and other longer rows, what has an extension behind it. Not recognised: other
 * bases, fewer than four parts.
 */
final class IpAddresses implements WordRule {
  private static final int PARTS = 4;

  /** Longer runs of digits are not told from one another. */
  private static final int MAX_DIGITS = 15;

  private final AddressRanges ranges;

  IpAddresses(Set<Policy> policies) {
    this.ranges = new AddressRanges(policies);
  }

  @Override
  public Kind kind() {
    return Kind.IP;
  }

  @Override
  public String reason() {
    return "an IPv4 address";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(
        Blank.ANY.digits(PARTS).dots(PARTS - 1), Blank.ANY.digits(PARTS).hyphens(PARTS - 1));
  }

  @Override
  public String anchors() {
    return "0123456789";
  }

  /** What stands around it is not asked for, as it may be blotted out later. */
  @Override
  public boolean mayHold(CharSequence text, int at) {
    long dotted = DottedQuad.at(text, at, '.');
    return dotted == DottedQuad.NONE
        ? DottedQuad.at(text, at, '-') != DottedQuad.NONE
        : !ranges.keep(DottedQuad.value(dotted));
  }

  @Override
  public int end(CharSequence text, int start) {
    long dotted = DottedQuad.at(text, start, '.');
    if (dotted != DottedQuad.NONE) {
      int end = DottedQuad.end(dotted);
      return isAddress(text, start, end, DottedQuad.value(dotted)) ? end : -1;
    }
    long hyphened = DottedQuad.at(text, start, '-');
    return hyphened != DottedQuad.NONE && isInHost(text, start, hyphened)
        ? DottedQuad.end(hyphened)
        : -1;
  }

  private boolean isAddress(CharSequence text, int start, int end, int address) {
    return !ranges.keep(address)
        && !AddressRanges.isNetwork(address)
        && isStart(text, start, address)
        && isEnd(text, start, end)
        && !Versions.isVersion(text, start, end, address);
  }

  /**
   * Not behind a part more, nor behind a name and a hyphen: {@code log4j-1.2.3.4}. In {@code
   * svc-10.1.2.3} there is the address of a private network.
   */
  private static boolean isStart(CharSequence text, int start, int address) {
    if (!Borders.isWordStart(text, start)) {
      return false;
    }
    boolean isJoined =
        (Ascii.stands(text, start - 1, '.') && Borders.isPart(text, start - 2))
            || (Ascii.stands(text, start - 1, '-')
                && start > 1
                && Ascii.isLetter(text.charAt(start - 2))
                && !AddressRanges.isPrivate(address));
    return !isJoined;
  }

  private static boolean isEnd(CharSequence text, int start, int end) {
    if (end == text.length()) {
      return true;
    }
    char behind = text.charAt(end);
    return switch (behind) {
      case '.' -> !Borders.isPart(text, end + 1) || isPort(text, start, end) || isHost(text, end);
      case '-' -> !Borders.isPart(text, end + 1) || isFurther(text, end + 1);
      case '+', '~' -> !Borders.isPart(text, end + 1);
      default -> Borders.isWordEnd(text, end);
    };
  }

  private static boolean isHost(CharSequence text, int dot) {
    return !Ascii.isDigit(text, dot + 1) && Hosts.isRest(text, dot);
  }

  /** As tcpdump writes addresses: {@code IP 10.0.0.1.54321 > 10.0.0.2.80:}. */
  private static boolean isPort(CharSequence text, int start, int end) {
    int port = Runs.digitsEnd(text, end + 1, MAX_DIGITS);
    boolean isPort = port > end + 1 && port - end <= 6 && !Borders.isPart(text, port);
    boolean isFrom = Ascii.stands(text, start - 3, "IP ") && Ascii.stands(text, port, " > ");
    boolean isTo = Ascii.stands(text, start - 2, "> ") && Ascii.stands(text, port, ':');
    return isPort && (isFrom || isTo);
  }

  /** A further address, or a number too long to count versions. */
  private static boolean isFurther(CharSequence text, int at) {
    if (DottedQuad.at(text, at, '.') != DottedQuad.NONE) {
      return true;
    }
    int end = Runs.digitsEnd(text, at, MAX_DIGITS);
    return end - at >= PARTS && !Borders.isPart(text, end) && !Ascii.stands(text, end, '.');
  }

  /** Behind {@code ip-} or {@code ec2-}, or with the rest of a host's name behind it. */
  private boolean isInHost(CharSequence text, int start, long quad) {
    int end = DottedQuad.end(quad);
    int address = DottedQuad.value(quad);
    if (ranges.keep(address) || AddressRanges.isNetwork(address)) {
      return false;
    }
    boolean isNamed = isNamed(text, start, "ip-") || isNamed(text, start, "ec2-");
    if (isNamed) {
      return !Borders.isPart(text, end)
          && !(Ascii.stands(text, end, '-') && Ascii.isDigit(text, end + 1));
    }
    return isHostStart(text, start) && Hosts.isRest(text, labelEnd(text, end));
  }

  private static boolean isNamed(CharSequence text, int start, String name) {
    int at = start - name.length();
    return Ascii.stands(text, at, name) && Borders.isWordStart(text, at);
  }

  private static boolean isHostStart(CharSequence text, int start) {
    return Borders.isWordStart(text, start)
        && !(Ascii.stands(text, start - 1, '-') && Ascii.isDigit(text, start - 2))
        && !Ascii.stands(text, start - 1, '.')
        && !Ascii.stands(text, start - 1, '/');
  }

  /** Of the label of which the address is the head. */
  private static int labelEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length()
        && end - from < 40
        && (Ascii.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    return end;
  }
}
