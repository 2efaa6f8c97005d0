package nightjar.server.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import nightjar.TimeRange;
import nightjar.incident.TrackedIncident;
import nightjar.store.Checkpoint;
import nightjar.store.Commit;
import nightjar.store.DeadLetter;
import nightjar.store.Delivery;
import nightjar.store.KeptFact;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.Marker;
import nightjar.store.PathState;
import nightjar.store.PatternRow;
import nightjar.store.StoreException;
import nightjar.store.Summary;
import org.jspecify.annotations.Nullable;

/** What commits say, in memory: outlives the paths that write it, and can be made to kill them. */
final class MemoryStore implements LogStore {
  private static final int MOST_CHECKPOINTS = 5;

  /** The process ends here, whatever it was doing. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed");
    }
  }

  final List<LogRow> rows = new ArrayList<>();
  final List<Checkpoint> checkpoints = new ArrayList<>();
  private final TreeMap<String, PatternRow> patterns = new TreeMap<>();
  private final TreeMap<Long, TrackedIncident> incidents = new TreeMap<>();
  private final List<Marker> markers = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Map<String, String> positions = new HashMap<>();
  private final Map<Long, Long> ids = new HashMap<>();
  private final List<KeptFact> facts = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final Map<String, String> memories = new TreeMap<>();
  private @Nullable PathState path;
  private long arrival;
  int commits;

  /** Commits until a kill, before the commit if odd, after it if even; 0 for never. */
  int killAfter;

  /** So many commits are said to fail; the last of them is in nevertheless. */
  int failures;

  @Override
  public void commit(Commit commit) {
    if (failures > 0) {
      if (--failures == 0) {
        keep(commit);
      }
      throw new StoreException("the disk fails");
    }
    boolean isKilled = killAfter > 0 && --killAfter < 2;
    if (isKilled && killAfter == 1) {
      killAfter = 0;
      throw new Killed();
    }
    keep(commit);
    if (isKilled) {
      throw new Killed();
    }
  }

  private void keep(Commit commit) {
    commits++;
    arrival = commit.arrival();
    rows.addAll(commit.rows());
    commit.gonePatterns().forEach(patterns::remove);
    commit.patterns().forEach(row -> patterns.put(row.id(), row));
    commit.incidents().forEach(incident -> incidents.put(incident.number(), incident));
    markers.addAll(commit.markers());
    deliveries.addAll(commit.deliveries());
    positions.putAll(commit.positions());
    ids.putAll(commit.ids());
    facts.addAll(commit.facts());
    deadLetters.addAll(commit.deadLetters());
    path = commit.path() == null ? path : commit.path();
    if (commit.checkpoint() != null) {
      keep(commit.checkpoint());
    }
  }

  private void keep(Checkpoint checkpoint) {
    checkpoints.add(checkpoint);
    long origin = path == null ? 0 : path.origin();
    if (checkpoints.size() > MOST_CHECKPOINTS) {
      checkpoints.remove(checkpoints.get(1).arrival() == origin ? 2 : 1);
    }
  }

  @Override
  public long arrival() {
    return arrival;
  }

  @Override
  public long rows() {
    return rows.size();
  }

  @Override
  public void rewind(long arrival, long nanos) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<LogRow> row(long number) {
    return number < 1 || number > rows.size()
        ? Optional.empty()
        : Optional.of(rows.get((int) number - 1));
  }

  @Override
  public LogPage search(
      LogQuery query, long beforeNumber, int offset, int limit, boolean counted, Duration most) {
    List<LogRow> page =
        rows.reversed().stream().filter(r -> r.number() < beforeNumber).limit(limit).toList();
    return new LogPage(page, rows.size(), false, true);
  }

  @Override
  public List<PatternRow> patterns() {
    return List.copyOf(patterns.values());
  }

  @Override
  public List<TrackedIncident> incidents() {
    return List.copyOf(incidents.descendingMap().values());
  }

  @Override
  public Optional<TrackedIncident> incident(long number) {
    return Optional.ofNullable(incidents.get(number));
  }

  @Override
  public List<Marker> markers(TimeRange range) {
    return markers.stream()
        .filter(m -> m.nanos() >= range.fromNanos() && m.nanos() < range.toNanos())
        .sorted(Comparator.comparingLong(Marker::nanos).thenComparing(Marker::number))
        .toList();
  }

  @Override
  public Map<String, String> positions() {
    return Map.copyOf(positions);
  }

  @Override
  public List<Checkpoint> checkpoints() {
    return List.copyOf(checkpoints);
  }

  @Override
  public Optional<PathState> path() {
    return Optional.ofNullable(path);
  }

  @Override
  public Map<Long, Long> handedIds() {
    return Map.copyOf(ids);
  }

  @Override
  public List<KeptFact> facts() {
    return List.copyOf(facts);
  }

  @Override
  public List<DeadLetter> deadLetters(int most) {
    return deadLetters.reversed().stream().limit(most).toList();
  }

  @Override
  public DeadLetter.Counts deadLetterCounts() {
    return new DeadLetter.Counts(deadLetters.size(), 0, 0);
  }

  @Override
  public List<Delivery> deliveries(int most) {
    return deliveries.reversed().stream().limit(most).toList();
  }

  @Override
  public void close() {}

  // What a path does not ask for.

  @Override
  public List<LogRow> around(LogRow row, int each) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Summary summary(
      LogQuery query,
      Set<Summary.By> by,
      long fromNanos,
      long bucketNanos,
      int buckets,
      Duration most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<Long, long[]> shapeTrends(long fromNanos, long bucketNanos, int buckets) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<TimeRange> range() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void batches(int most, ObjLongConsumer<String> each) {}

  @Override
  public Optional<Long> batch(String key) {
    return Optional.empty();
  }

  @Override
  public List<Delivery> due(long nowNanos, int most) {
    return List.of();
  }

  @Override
  public void update(Delivery delivery) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> memory(String key) {
    return Optional.ofNullable(memories.get(key));
  }

  @Override
  public void remember(String key, String value) {
    memories.put(key, value);
  }

  @Override
  public Map<String, String> memories() {
    return Map.copyOf(memories);
  }

  @Override
  public long bytes() {
    return 0;
  }
}
