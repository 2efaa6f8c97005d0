package nightjar.redact;

import java.util.Set;

/** Which addresses name no machine of anybody, or everybody's, and are kept. Immutable. */
final class AddressRanges {
  private final boolean keepsLoopback;
  private final boolean keepsDocumentation;
  private final boolean keepsGroups;

  AddressRanges(Set<Policy> policies) {
    keepsLoopback = policies.contains(Policy.KEEP_LOOPBACK);
    keepsDocumentation = policies.contains(Policy.KEEP_DOCUMENTATION_ADDRESSES);
    keepsGroups = policies.contains(Policy.KEEP_GROUP_ADDRESSES);
  }

  /** An IPv4 address. */
  boolean keep(int address) {
    int first = address >>> 24;
    return (keepsLoopback && (first == 127 || first == 0))
        || (keepsDocumentation && isDocumentation(address >>> 8))
        || (keepsGroups && (first == 255 || (first >= 224 && first < 240)));
  }

  private static boolean isDocumentation(int network) {
    return network == 0xC0_00_02 || network == 0xC6_33_64 || network == 0xCB_00_71;
  }

  /** Ends in three noughts: a network, or a version of a browser. */
  static boolean isNetwork(int address) {
    return (address & 0xFF_FFFF) == 0;
  }

  static boolean isPrivate(int address) {
    return address >>> 24 == 10 || address >>> 20 == 0xAC1 || address >>> 16 == 0xC0A8;
  }

  /** An IPv6 address by its upper and lower half; those that hold an IPv4 address are like it. */
  boolean keep(long upper, long lower) {
    if (upper == 0 && lower >>> 32 == 0xFFFFL) {
      return keep((int) lower);
    }
    return (keepsLoopback && upper == 0 && lower >>> 1 == 0)
        || (keepsDocumentation && (upper >>> 32 == 0x2001_0DB8L || upper >>> 44 == 0x3FFF0L))
        || (keepsGroups && upper >>> 56 == 0xFFL);
  }
}
