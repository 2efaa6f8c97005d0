package nightjar.server.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.LineRef;
import nightjar.pipeline.LivePipeline;
import nightjar.store.PatternRow;

/**
 * Which patterns the store has, and which rows of them are out of date. A pattern that is new, or
 * has other shapes, is written at once; one that has only more records, every ten seconds.
 */
final class PatternLedger {
  private static final long COUNTS_EVERY_NANOS = 10_000_000_000L;

  private final Map<String, PatternRow> known = new HashMap<>();
  private final Map<Long, String> patternOfShape = new HashMap<>();
  private final Map<String, PatternRow> changed = new LinkedHashMap<>();
  private final Set<String> gone = new LinkedHashSet<>();
  private long countedNanos;

  PatternLedger(List<PatternRow> stored) {
    stored.forEach(this::know);
  }

  private void know(PatternRow row) {
    known.put(row.id(), row);
    row.shapes().forEach(shape -> patternOfShape.put(shape, row.id()));
  }

  /** Takes in the patterns as they are now. */
  void update(List<LivePipeline.Pattern> now, long nanos) {
    boolean isCounting = nanos - countedNanos >= COUNTS_EVERY_NANOS || nanos < countedNanos;
    countedNanos = isCounting ? nanos : countedNanos;
    for (LivePipeline.Pattern pattern : now) {
      PatternRow old = known.get(pattern.id());
      if (old == null || isOther(old, pattern) || (isCounting && old.count() != pattern.count())) {
        replace(pattern);
      }
    }
  }

  private static boolean isOther(PatternRow old, LivePipeline.Pattern now) {
    return !old.text().equals(now.text())
        || !Set.copyOf(old.shapes()).equals(Set.copyOf(now.shapes()));
  }

  private void replace(LivePipeline.Pattern pattern) {
    List<PatternRow> earlier = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    for (long shape : pattern.shapes()) {
      String id = patternOfShape.get(shape);
      if (id != null && ids.add(id)) {
        earlier.add(known.get(id));
      }
    }
    long first = pattern.firstNanos();
    long last = pattern.lastNanos();
    long count = pattern.count();
    String sample = pattern.sample();
    for (PatternRow row : earlier) {
      first = first == LineRef.NO_TIME ? row.firstNanos() : Math.min(first, row.firstNanos());
      last = Math.max(last, row.lastNanos());
      sample = sample.isEmpty() ? row.sample() : sample;
    }
    PatternRow row =
        new PatternRow(
            pattern.id(),
            pattern.text(),
            pattern.severity(),
            pattern.shapes(),
            first,
            last,
            count,
            sample);
    for (PatternRow old : earlier) {
      if (!old.id().equals(row.id()) && row.shapes().containsAll(old.shapes())) {
        known.remove(old.id());
        changed.remove(old.id());
        gone.add(old.id());
      }
    }
    know(row);
    gone.remove(row.id());
    changed.put(row.id(), row);
  }

  boolean isEmpty() {
    return changed.isEmpty() && gone.isEmpty();
  }

  List<PatternRow> changed() {
    return List.copyOf(changed.values());
  }

  List<String> gone() {
    return List.copyOf(gone);
  }

  /** They are stored. */
  void stored() {
    changed.clear();
    gone.clear();
  }
}
