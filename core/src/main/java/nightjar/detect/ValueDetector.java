package nightjar.detect;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nightjar.TimeRange;
import nightjar.shape.Slots;
import nightjar.stats.Log2;
import nightjar.stats.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers in lines that drift: durations that get slow, sizes and gauges that move, or single
 * values far beyond all others. Looks at the first {@value #ORDINALS} slots of every shape; what
 * turns out to be a counter, an id or no number is left alone. Records without a time are left out.
 *
 * <p>Costs some 15 ns a number. Memory: 4 kB a slot, at most {@value #MAX_SLOTS} slots, and 32
 * bytes a shape.
 */
public final class ValueDetector implements Detector {
  private static final int ORDINALS = 8;
  private static final int MAX_SLOTS = 4096;
  private static final int COLUMNS = 128;

  /** Tokens of a slot passed over before it gets a place: most shapes are rare. */
  private static final int WARM_UP = 16;

  private static final int REJECTED = Integer.MIN_VALUE;

  /** Bits below which chance would have brought up a slot in more than one of 64 runs. */
  private static final double MIN_BITS = 6;

  /** The same for a single value, whose tail is known less well. */
  private static final double MIN_EXTREME_BITS = 7;

  private static final double MAX_BITS = 40;

  private final TimeGrid grid = new TimeGrid(COLUMNS);
  private final NumberToken token = new NumberToken();
  private final ValueWords words;

  /**
   * By shape · ORDINALS + ordinal: place of the slot + 1; tokens passed over, negative; or {@link
   * #REJECTED}.
   */
  private int[] places = new int[1024];

  private final @Nullable ValueSlot[] slots = new @Nullable ValueSlot[MAX_SLOTS];
  private final int[] keys = new int[MAX_SLOTS];
  private final int[] free = new int[MAX_SLOTS];
  private int freed;
  private int used;
  private int generation;

  /** A detector that has seen nothing and tells times of day as in a zone. */
  public ValueDetector(ZoneId zone) {
    words = new ValueWords(name(), zone, grid);
  }

  @Override
  public String name() {
    return "value";
  }

  @Override
  public void observe(CurrentRecord record) {
    if (!record.hasTime()) {
      return;
    }
    int first = record.shape * ORDINALS;
    if (first + ORDINALS > places.length) {
      places = Arrays.copyOf(places, Math.max(first + ORDINALS, places.length * 2));
    }
    int column = grid.column(record.timeNanos());
    if (grid.generation() != generation) {
      fold();
    }
    int count = Math.min(ORDINALS, record.slots.count);
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int place = places[first + ordinal];
      if (place > 0) {
        take(record, ordinal, place - 1, column);
      } else if (place != REJECTED) {
        warmUp(record, ordinal, first + ordinal);
      }
    }
  }

  private void take(CurrentRecord record, int ordinal, int place, int column) {
    ValueSlot slot = slots[place];
    if (slot == null) {
      return;
    }
    if (token.read(record.batch.bytes, record.slots.start[ordinal], record.slots.end[ordinal])) {
      slot.add(token, record.timeNanos(), column, grid);
    } else {
      slot.skip();
    }
    if (slot.isRejected()) {
      places[keys[place]] = REJECTED;
      slots[place] = null;
      free[freed++] = place;
    }
  }

  private void fold() {
    generation = grid.generation();
    for (int place = 0; place < used; place++) {
      ValueSlot slot = slots[place];
      if (slot != null) {
        slot.series.foldTo(grid);
      }
    }
  }

  private void warmUp(CurrentRecord record, int ordinal, int key) {
    if (--places[key] > -WARM_UP) {
      return;
    }
    Slots tokens = record.slots;
    byte[] bytes = record.batch.bytes;
    if (!token.read(bytes, tokens.start[ordinal], tokens.end[ordinal])) {
      places[key] = REJECTED;
    } else if (freed > 0 || used < MAX_SLOTS) {
      int place = freed > 0 ? free[--freed] : used++;
      String label = ValueWords.label(record, ordinal, token.unit);
      slots[place] = new ValueSlot(label, token.unit, grid);
      keys[place] = key;
      places[key] = place + 1;
    } else {
      places[key]++; // no place now: asks again
    }
  }

  @Override
  public List<Anomaly> judge(Judgement judgement) {
    Map<Long, List<ValueSlot>> byPattern = byPattern(judgement);
    byPattern.values().removeIf(ValueDetector::tooFew);
    double slotsTested = Log2.of(Math.max(1, byPattern.size()));
    List<Anomaly> anomalies = new ArrayList<>();
    byPattern.forEach(
        (key, group) -> {
          int pattern = (int) (key / ORDINALS);
          finding(group)
              .filter(finding -> finding.bits() - slotsTested >= leastBits(finding))
              .ifPresent(
                  finding ->
                      anomalies.add(
                          anomaly(finding, finding.bits() - slotsTested, pattern, judgement)));
        });
    return anomalies;
  }

  private static double leastBits(ValueFinding finding) {
    return finding.kind() == ValueFinding.Kind.EXTREME ? MIN_EXTREME_BITS : MIN_BITS;
  }

  /** Slots that measure something, those of one pattern and ordinal together. */
  private Map<Long, List<ValueSlot>> byPattern(Judgement judgement) {
    Map<Long, List<ValueSlot>> groups = new TreeMap<>();
    for (int place = 0; place < used; place++) {
      ValueSlot slot = slots[place];
      if (slot != null && slot.total >= ValueSlot.EARLY && !slot.isCounter()) {
        slot.series.close();
        long pattern = judgement.patterns().patternOf(keys[place] / ORDINALS);
        groups
            .computeIfAbsent(pattern * ORDINALS + keys[place] % ORDINALS, key -> new ArrayList<>())
            .add(slot);
      }
    }
    return groups;
  }

  private static boolean tooFew(List<ValueSlot> group) {
    return group.stream().mapToLong(slot -> slot.total).sum() < ValueFinding.MIN_VALUES;
  }

  private Optional<ValueFinding> finding(List<ValueSlot> group) {
    Optional<ValueFinding> drift = ValueFinding.drift(group, grid.firstColumn(), grid.lastColumn());
    Optional<ValueFinding> extreme = ValueFinding.extreme(ValueFinding.main(group));
    return drift
        .filter(finding -> finding.bits() >= extreme.map(ValueFinding::bits).orElse(0.0))
        .or(() -> extreme);
  }

  private Anomaly anomaly(ValueFinding finding, double bits, int pattern, Judgement judgement) {
    long largest = finding.slot().largestTime;
    TimeRange range =
        finding.kind() == ValueFinding.Kind.EXTREME
            ? new TimeRange(largest, largest + 1)
            : new TimeRange(
                grid.startNanos(finding.firstColumn()), grid.startNanos(finding.lastColumn() + 1));
    return new Anomaly(
        name(),
        Math.min(MAX_BITS, bits),
        pattern,
        -1,
        range,
        finding.records(),
        List.of(words.evidence(finding, range, judgement.patterns().pattern(pattern).text())),
        List.of());
  }
}
