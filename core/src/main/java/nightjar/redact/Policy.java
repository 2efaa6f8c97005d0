package nightjar.redact;

import java.util.EnumSet;
import java.util.Set;

/** What is left alone although it looks personal, or is looked for although it seldom is. */
public enum Policy {
  /** 127.0.0.0/8 and ::1, 0.0.0.0 and :: stay: every machine has them. */
  KEEP_LOOPBACK,
  /** 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32, 3fff::/20 stay (RFC 5737). */
  KEEP_DOCUMENTATION_ADDRESSES,
  /** Multicast, broadcast and network masks stay: they name no machine. */
  KEEP_GROUP_ADDRESSES,
  /** Numbers behind names of ids, such as {@code order_id}, stay whatever their check digit. */
  KEEP_NAMED_IDS,
  /** Two words that are a common given name and a common family name are a person anywhere. */
  LONE_NAMES;

  /** All of them: what suits most logs. */
  static final Set<Policy> DEFAULTS = Set.copyOf(EnumSet.allOf(Policy.class));
}
