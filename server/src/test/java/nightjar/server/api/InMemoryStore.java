package nightjar.server.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import nightjar.store.Summary;
import nightjar.store.Summary.By;
import nightjar.store.Tally;
import nightjar.store.Volume;

/** A store of plain lists that answers by the plain meaning of each question. */
final class InMemoryStore implements LogStore {
  final List<LogRow> rows = new ArrayList<>();
  final List<PatternRow> patterns = new ArrayList<>();
  final Map<Long, TrackedIncident> incidents = new HashMap<>();
  final List<Marker> markers = new ArrayList<>();
  final List<Delivery> deliveries = new ArrayList<>();
  final List<DeadLetter> deadLetters = new ArrayList<>();
  final Map<String, String> memories = new HashMap<>();

  /** Hears of each count before it is made. */
  Consumer<LogQuery> counting = _ -> {};

  long arrival;

  @Override
  public long arrival() {
    return arrival;
  }

  @Override
  public long rows() {
    return rows.size();
  }

  @Override
  public synchronized void commit(Commit commit) {
    arrival = commit.arrival();
    rows.addAll(commit.rows());
    patterns.addAll(commit.patterns());
    commit.incidents().forEach(incident -> incidents.put(incident.number(), incident));
    markers.addAll(commit.markers());
    deliveries.addAll(commit.deliveries());
    deadLetters.addAll(commit.deadLetters());
  }

  void put(TrackedIncident incident) {
    incidents.put(incident.number(), incident);
    arrival++;
  }

  @Override
  public void rewind(long arrival, long nanos) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<LogRow> row(long number) {
    return rows.stream().filter(row -> row.number() == number).findFirst();
  }

  private Stream<LogRow> matching(LogQuery query) {
    return rows.stream().filter(query::matches);
  }

  @Override
  public LogPage search(
      LogQuery query, long beforeNumber, int offset, int limit, boolean counted, Duration most) {
    List<LogRow> all =
        matching(query)
            .filter(row -> row.number() < beforeNumber)
            .sorted(Comparator.comparingLong(LogRow::number).reversed())
            .toList();
    List<LogRow> page = all.stream().skip(offset).limit(limit).toList();
    return new LogPage(page, all.size(), all.size() > offset + page.size(), true);
  }

  @Override
  public List<LogRow> around(LogRow row, int each) {
    List<LogRow> same = rows.stream().filter(r -> r.source().equals(row.source())).toList();
    int at = same.indexOf(row);
    return same.subList(Math.max(0, at - each), Math.min(same.size(), at + each + 1));
  }

  @Override
  public Summary summary(
      LogQuery query,
      Set<Summary.By> by,
      long fromNanos,
      long bucketNanos,
      int buckets,
      Duration most) {
    counting.accept(query);
    return new Summary(
        counts(by.contains(By.LEVEL), query, row -> group(row)),
        counts(by.contains(By.SERVICE), query, LogRow::service),
        counts(by.contains(By.SOURCE), query, LogRow::source),
        counts(by.contains(By.SHAPE), query, LogRow::shape),
        buckets(query, fromNanos, bucketNanos, buckets));
  }

  private static int group(LogRow row) {
    return (row.severity() + 3) / 4;
  }

  private Volume buckets(LogQuery query, long fromNanos, long bucketNanos, int buckets) {
    List<long[]> counts =
        Stream.generate(() -> new long[7]).limit(buckets).collect(Collectors.toList());
    LogQuery within = query.within(fromNanos, fromNanos + bucketNanos * buckets);
    matching(within)
        .forEach(
            row -> counts.get((int) ((row.timeNanos() - fromNanos) / bucketNanos))[group(row)]++);
    return new Volume(fromNanos, bucketNanos, counts, true);
  }

  private <K extends Comparable<K>> Tally<K> counts(
      boolean isWanted, LogQuery query, Function<LogRow, K> key) {
    Map<K, Long> counts =
        matching(isWanted ? query : LogQuery.NOTHING)
            .collect(Collectors.groupingBy(key, Collectors.counting()));
    return Tally.of(counts, 1_000, true);
  }

  @Override
  public List<PatternRow> patterns() {
    return List.copyOf(patterns);
  }

  @Override
  public Map<Long, long[]> shapeTrends(long fromNanos, long bucketNanos, int buckets) {
    Map<Long, long[]> trends = new HashMap<>();
    matching(LogQuery.ALL.within(fromNanos, fromNanos + bucketNanos * buckets))
        .forEach(
            row ->
                trends
                    .computeIfAbsent(row.shape(), shape -> new long[buckets])[
                    (int) ((row.timeNanos() - fromNanos) / bucketNanos)]++);
    return trends;
  }

  @Override
  public Optional<TimeRange> range() {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TimeRange(
                rows.stream().mapToLong(LogRow::timeNanos).min().orElseThrow(),
                rows.stream().mapToLong(LogRow::timeNanos).max().orElseThrow()));
  }

  @Override
  public List<TrackedIncident> incidents() {
    return incidents.values().stream()
        .sorted(Comparator.comparingLong(TrackedIncident::number).reversed())
        .toList();
  }

  @Override
  public Optional<TrackedIncident> incident(long number) {
    return Optional.ofNullable(incidents.get(number));
  }

  @Override
  public List<Marker> markers(TimeRange range) {
    return markers.stream()
        .filter(m -> m.nanos() >= range.fromNanos() && m.nanos() < range.toNanos())
        .sorted(Comparator.comparingLong(Marker::nanos))
        .toList();
  }

  @Override
  public Map<String, String> positions() {
    return Map.of();
  }

  @Override
  public void batches(int most, ObjLongConsumer<String> each) {}

  @Override
  public Optional<Long> batch(String key) {
    return Optional.empty();
  }

  @Override
  public List<Checkpoint> checkpoints() {
    return List.of();
  }

  @Override
  public Optional<PathState> path() {
    return Optional.empty();
  }

  @Override
  public Map<Long, Long> handedIds() {
    return Map.of();
  }

  @Override
  public List<KeptFact> facts() {
    return List.of();
  }

  @Override
  public List<DeadLetter> deadLetters(int most) {
    return deadLetters.reversed().stream().limit(most).toList();
  }

  @Override
  public DeadLetter.Counts deadLetterCounts() {
    return new DeadLetter.Counts(
        deadLetters.size(),
        deadLetters.stream().mapToLong(DeadLetter::lines).sum(),
        deadLetters.stream().mapToLong(DeadLetter::bytes).sum());
  }

  @Override
  public List<Delivery> due(long nowNanos, int most) {
    return List.of();
  }

  @Override
  public List<Delivery> deliveries(int most) {
    return deliveries.reversed().stream().limit(most).toList();
  }

  @Override
  public void update(Delivery delivery) {
    deliveries.replaceAll(each -> each.number() == delivery.number() ? delivery : each);
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
    return 4096;
  }

  @Override
  public void close() {}
}
