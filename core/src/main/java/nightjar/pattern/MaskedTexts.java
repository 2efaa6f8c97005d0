package nightjar.pattern;

import java.util.HashMap;
import java.util.Map;

/**
 * Messages as {@link TemplateMasks} leave them, remembered as long as they are asked for again and
 * there is room: some 8 million characters. One thread at a time.
 */
final class MaskedTexts {
  private static final long ROOM = 4_000_000;

  private Map<String, String> latest = new HashMap<>();
  private Map<String, String> earlier = Map.of();
  private long characters;

  /** The message with its values masked. */
  String of(String message) {
    String known = latest.get(message);
    if (known != null) {
      return known;
    }
    String before = earlier.get(message);
    String masked = before == null ? TemplateMasks.apply(message) : before;
    long more = (long) message.length() + masked.length();
    characters += more;
    if (characters > ROOM) {
      // Those that nobody asks for until the room is full again are forgotten.
      earlier = latest;
      latest = new HashMap<>();
      characters = more;
    }
    latest.put(message, masked);
    return masked;
  }
}
