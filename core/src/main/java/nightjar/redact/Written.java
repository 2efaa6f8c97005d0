package nightjar.redact;

import org.jspecify.annotations.Nullable;

/** How values that were found are written: by mode of their kind. Immutable. */
final class Written {
  private static final int SHOWN = 4;

  private final Mode[] modes = new Mode[Long.SIZE];
  private final @Nullable AllowList allowed;
  private final @Nullable TokenKeys keys;

  Written(RedactionSettings settings) {
    for (Kind kind : Kind.values()) {
      modes[kind.number()] = settings.modes().getOrDefault(kind, Mode.MARK);
    }
    AllowList list = new AllowList(settings.allowed());
    allowed = list.isEmpty() ? null : list;
    keys = settings.keys();
  }

  /**
   * The text with what stands for each value.
   *
   * @param raw as it came
   * @param decoded what the places of the values are in, or null for the raw text itself
   * @param edges moved along
   */
  Redacted text(String raw, @Nullable Decoded decoded, Found found, long epochDay, Edges edges) {
    StringBuilder result = new StringBuilder(raw.length() + 16 * found.count());
    long kinds = 0;
    int done = 0;
    edges.begin();
    for (int i = 0; i < found.count(); i++) {
      String value = isPlain(found, i) ? "" : value(raw, decoded, found, i);
      Mode mode = mode(found, i, value);
      if (mode != Mode.KEEP) {
        int start = Decoded.raw(decoded, found.start(i));
        int end = Decoded.raw(decoded, found.end(i));
        int from = result.append(raw, done, start).length();
        append(result, found, i, mode, value, epochDay);
        edges.replaced(start, end, result.length() - from);
        done = end;
        kinds |= found.kind(i).bit();
      }
    }
    edges.end();
    return new Redacted(result.append(raw, done, raw.length()).toString(), kinds);
  }

  private static String value(String raw, @Nullable Decoded decoded, Found found, int i) {
    return decoded == null
        ? raw.substring(found.start(i), found.end(i))
        : decoded.text().substring(found.start(i), found.end(i));
  }

  /** Is the value itself of no account? */
  private boolean isPlain(Found found, int i) {
    return allowed == null && mode(found, i) == Mode.MARK;
  }

  private Mode mode(Found found, int i, String value) {
    return allowed != null && allowed.holds(value) ? Mode.KEEP : mode(found, i);
  }

  private Mode mode(Found found, int i) {
    return found.rule(i) instanceof CustomRule custom
        ? custom.mode()
        : modes[found.kind(i).number()];
  }

  /** Does the value at this place stay? */
  boolean keeps(Found found, int i, String value) {
    return mode(found, i, value) == Mode.KEEP;
  }

  private void append(
      StringBuilder to, Found found, int i, Mode mode, String value, long epochDay) {
    if (mode == Mode.DROP) {
      return;
    }
    Kind kind = found.kind(i);
    to.append(found.rule(i) instanceof CustomRule custom ? custom.marker() : kind.marker());
    if (mode == Mode.TOKEN && keys != null) {
      to.append(' ').append(keys.token(epochDay, kind, value));
    } else if (mode == Mode.PARTIAL) {
      appendEnd(to, value);
    }
  }

  private static void appendEnd(StringBuilder to, String value) {
    String plain = plain(value);
    if (plain.length() > 2 * SHOWN) {
      to.append(' ').append(plain, plain.length() - SHOWN, plain.length());
    }
  }

  private static String plain(String value) {
    StringBuilder plain = new StringBuilder();
    value.chars().filter(Character::isLetterOrDigit).forEach(c -> plain.append((char) c));
    return plain.toString();
  }
}
