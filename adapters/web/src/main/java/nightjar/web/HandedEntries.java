package nightjar.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which entries were handed over, from a nanosecond on, the floor: before it everything was.
 * Written as a position, it lets a later run go on where this one was, without a gap and without
 * handing an entry twice.
 *
 * <p>A position is the floor, a semicolon, and for each entry after it its distance to the floor in
 * nanoseconds and its hash, both to base 36: {@code 1795332062000000000;0.1x2y3z,rs.a1b2}. It holds
 * some 200 entries at most, unless more of a stretch in work need to be told apart: the floor is
 * raised, and what comes late before it is then not read after a restart.
 *
 * <p>Some 250 bytes of memory an entry. One thread at a time.
 */
final class HandedEntries {
  private static final int MOST = 200;
  private static final int BASE = 36;

  private final NavigableMap<Long, Map<Long, Integer>> counts = new TreeMap<>();
  private long floor;

  /** Everything before a nanosecond, and nothing after. */
  HandedEntries(long floor) {
    this.floor = floor;
  }

  /** Reads what {@link #position} wrote; empty if the text is something else. */
  static Optional<HandedEntries> at(String position) {
    int end = position.indexOf(';');
    if (end < 0) {
      return Optional.empty();
    }
    try {
      var handed = new HandedEntries(Long.parseLong(position, 0, end, 10));
      for (int from = end + 1; from < position.length(); ) {
        int comma = position.indexOf(',', from);
        int to = comma < 0 ? position.length() : comma;
        handed.read(position.substring(from, to));
        from = to + 1;
      }
      return Optional.of(handed);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void read(String entry) {
    int dot = entry.indexOf('.');
    if (dot < 0) {
      throw new NumberFormatException(entry);
    }
    long distance = Long.parseLong(entry, 0, dot, BASE);
    add(floor + distance, Long.parseUnsignedLong(entry, dot + 1, entry.length(), BASE));
  }

  long floor() {
    return floor;
  }

  /** How often an entry of that time and hash was handed over. */
  int count(long nanos, long hash) {
    return counts.getOrDefault(nanos, Map.of()).getOrDefault(hash, 0);
  }

  void add(long nanos, long hash) {
    counts.computeIfAbsent(nanos, _ -> new HashMap<>(2)).merge(hash, 1, Integer::sum);
  }

  /** Takes back an {@link #add}. */
  void remove(long nanos, long hash) {
    Map<Long, Integer> moment = counts.get(nanos);
    if (moment != null) {
      moment.merge(hash, -1, (count, one) -> count == 1 ? null : count + one);
      if (moment.isEmpty()) {
        counts.remove(nanos);
      }
    }
  }

  /** Raises the floor, never lowers it. */
  void raise(long nanos) {
    if (nanos > floor) {
      floor = nanos;
      counts.headMap(nanos, false).clear();
    }
  }

  /**
   * Where to go on.
   *
   * @param next time of the first entry known of and not handed over; {@link Long#MAX_VALUE} if
   *     there is none
   */
  String position(long next) {
    long from = counts.isEmpty() ? floor : counts.lastKey() + 1;
    List<Map.Entry<Long, Long>> listed = new ArrayList<>();
    boolean whole = true;
    for (var moment : counts.descendingMap().entrySet()) {
      int entries = moment.getValue().values().stream().mapToInt(Integer::intValue).sum();
      if (moment.getKey() < next && listed.size() + entries > MOST) {
        whole = false;
        break;
      }
      from = moment.getKey();
      moment
          .getValue()
          .forEach(
              (hash, count) ->
                  listed.addAll(Collections.nCopies(count, Map.entry(moment.getKey(), hash))));
    }
    return write(whole ? floor : Math.min(from, next), listed);
  }

  private static String write(long from, List<Map.Entry<Long, Long>> entries) {
    StringBuilder text = new StringBuilder().append(from).append(';');
    for (var entry : entries) {
      if (text.charAt(text.length() - 1) != ';') {
        text.append(',');
      }
      text.append(Long.toString(entry.getKey() - from, BASE))
          .append('.')
          .append(Long.toUnsignedString(entry.getValue(), BASE));
    }
    return text.toString();
  }
}
