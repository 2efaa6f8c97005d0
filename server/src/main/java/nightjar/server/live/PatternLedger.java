package nightjar.server.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nightjar.LineRef;
import nightjar.pipeline.LivePipeline;
import nightjar.redact.Redacted;
import nightjar.store.PatternRow;
import org.jspecify.annotations.Nullable;

/**
 * Which patterns the store has, and which rows of them are out of date. A pattern that is new, or
 * has other shapes or words, is written at once; one that has only more records, every ten seconds.
 *
 * <p>An id that was handed out stays good: when its pattern goes, it is tied to a shape that was in
 * it, and is an alias of whichever pattern has that shape from then on.
 *
 * <p>What it knows is a function of the rows and of when counts were stored last: no two rows have
 * a shape in common, and an alias is tied to the shape of its row that it names, else to the first
 * one. So it goes on from stored rows as if it had written them.
 */
final class PatternLedger {
  private static final long COUNTS_EVERY_NANOS = 10_000_000_000L;

  private final Map<String, PatternRow> known = new HashMap<>();
  private final Map<Long, String> patternOfShape = new HashMap<>();
  private final Map<Long, Set<String>> aliasesOfShape = new HashMap<>();
  private final Map<String, PatternRow> changed = new LinkedHashMap<>();
  private final Set<String> gone = new LinkedHashSet<>();
  private long countedNanos;

  /**
   * @param countedNanos time of the judgement that last stored counts; 0 if there was none
   */
  PatternLedger(List<PatternRow> stored, long countedNanos) {
    this.countedNanos = countedNanos;
    stored.forEach(this::know);
  }

  private void know(PatternRow row) {
    PatternRow old = known.put(row.id(), row);
    if (old != null) {
      old.shapes().forEach(shape -> patternOfShape.remove(shape, row.id()));
    }
    for (long shape : row.shapes()) {
      patternOfShape.put(shape, row.id());
      aliasesOfShape.remove(shape); // they are among the row's
    }
    row.aliases().forEach(alias -> tie(alias, row));
  }

  /** Time of the judgement that last stored counts. */
  long countedNanos() {
    return countedNanos;
  }

  /** Ties an id to the shape it names, if that is in the pattern, else to its first one. */
  private void tie(String id, PatternRow row) {
    if (!row.shapes().isEmpty()) {
      long own = id.matches("[0-9a-f]{16}") ? Long.parseUnsignedLong(id, 16) : 0;
      long shape = row.shapes().contains(own) ? own : row.shapes().getFirst();
      aliasesOfShape.computeIfAbsent(shape, s -> new TreeSet<>()).add(id);
    }
  }

  /** Takes in the patterns as they are now. */
  void update(List<LivePipeline.Pattern> now, long nanos) {
    boolean isCounting = nanos - countedNanos >= COUNTS_EVERY_NANOS || nanos < countedNanos;
    countedNanos = isCounting ? nanos : countedNanos;
    List<LivePipeline.Pattern> regrouped = new ArrayList<>();
    List<LivePipeline.Pattern> others = new ArrayList<>();
    for (LivePipeline.Pattern pattern : now) {
      PatternRow old = known.get(pattern.id());
      if (old == null || !Set.copyOf(old.shapes()).equals(Set.copyOf(pattern.shapes()))) {
        regrouped.add(pattern);
      } else if (isOther(old, pattern) || (isCounting && old.count() != pattern.count())) {
        others.add(pattern);
      }
    }
    if (!regrouped.isEmpty()) {
      regroup(now, regrouped);
    }
    others.forEach(pattern -> write(pattern, List.of(knownRow(pattern.id()))));
  }

  private static boolean isOther(PatternRow old, LivePipeline.Pattern now) {
    // What was replaced in them is not stored: their words alone tell.
    return !old.text().toString().equals(now.text().toString())
        || !old.title().toString().equals(now.title().toString());
  }

  private PatternRow knownRow(String id) {
    PatternRow row = known.get(id);
    if (row == null) {
      throw new IllegalStateException("pattern " + id + " is not known");
    }
    return row;
  }

  private void regroup(List<LivePipeline.Pattern> now, List<LivePipeline.Pattern> regrouped) {
    Map<String, List<PatternRow>> earlier = new HashMap<>();
    Set<String> touched = new LinkedHashSet<>();
    for (LivePipeline.Pattern pattern : regrouped) {
      Set<String> ids = new LinkedHashSet<>();
      pattern.shapes().stream().map(patternOfShape::get).forEach(id -> addTo(ids, id));
      earlier.put(pattern.id(), ids.stream().map(this::knownRow).toList());
      touched.addAll(ids);
    }
    Map<Long, String> owners = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (LivePipeline.Pattern pattern : now) {
      ids.add(pattern.id());
      pattern.shapes().forEach(shape -> owners.put(shape, pattern.id()));
    }
    for (String id : touched) {
      if (!ids.contains(id)) {
        retire(knownRow(id), owners);
      }
    }
    regrouped.forEach(pattern -> adopt(pattern, owners));
    regrouped.forEach(pattern -> write(pattern, earlier.getOrDefault(pattern.id(), List.of())));
  }

  private static void addTo(Set<String> ids, @Nullable String id) {
    if (id != null) {
      ids.add(id);
    }
  }

  /** A row whose pattern is no more: it goes, or keeps the shapes that no other has. */
  private void retire(PatternRow row, Map<Long, String> owners) {
    List<Long> left = row.shapes().stream().filter(shape -> !owners.containsKey(shape)).toList();
    if (!left.isEmpty()) {
      // A pattern without records lately: those that have some are not all there are.
      keep(row, left);
      return;
    }
    tie(row.id(), row);
    known.remove(row.id());
    changed.remove(row.id());
    gone.add(row.id());
  }

  /** Ids tied to a shape that the pattern had, and that none has now, stay its own. */
  private void adopt(LivePipeline.Pattern pattern, Map<Long, String> owners) {
    PatternRow old = known.get(pattern.id());
    if (old == null || pattern.shapes().isEmpty()) {
      return;
    }
    for (long shape : old.shapes()) {
      Set<String> ids = owners.containsKey(shape) ? null : aliasesOfShape.remove(shape);
      if (ids != null) {
        aliasesOfShape
            .computeIfAbsent(pattern.shapes().getFirst(), s -> new TreeSet<>())
            .addAll(ids);
      }
    }
  }

  private void keep(PatternRow row, List<Long> left) {
    if (left.size() < row.shapes().size()) {
      put(
          new PatternRow(
              row.id(),
              row.text(),
              row.severity(),
              left,
              row.firstNanos(),
              row.lastNanos(),
              row.count(),
              row.sample(),
              row.title(),
              aliases(row.id(), left)));
    }
  }

  private void write(LivePipeline.Pattern pattern, List<PatternRow> earlier) {
    long first = pattern.firstNanos();
    long last = pattern.lastNanos();
    Redacted sample = pattern.sample();
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
            pattern.count(),
            sample,
            pattern.title(),
            aliases(pattern.id(), pattern.shapes()));
    put(row);
  }

  private void put(PatternRow row) {
    know(row);
    gone.remove(row.id());
    changed.put(row.id(), row);
  }

  private List<String> aliases(String id, List<Long> shapes) {
    Set<String> aliases = new TreeSet<>();
    for (long shape : shapes) {
      aliases.addAll(aliasesOfShape.getOrDefault(shape, Set.of()));
    }
    aliases.remove(id);
    return List.copyOf(aliases);
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
