package nightjar.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import nightjar.TimeRange;
import nightjar.incident.TrackedIncident;

/**
 * What is kept and can be asked for: records, patterns, incidents, deliveries. One thread writes
 * ({@link #commit}); any number read at the same time and see whole commits only. A failure of the
 * storage is a {@link StoreException}.
 *
 * <p>A read by a thread that is interrupted, before or meanwhile, ends at once with a {@link
 * StoreException}; the thread stays interrupted and the store is as good as before. What writes is
 * not broken off: it ends as if nobody had interrupted it.
 */
public interface LogStore extends AutoCloseable {
  /** Number of the last arrival that is in; 0 for an empty store. */
  long arrival();

  /** Records stored; numbers run from 1 to this, less those that retention removed. */
  long rows();

  /** Stores everything or nothing; when it returns, it survives a crash. */
  void commit(Commit commit);

  /**
   * Takes back everything that follows from later arrivals, so that they can be taken again: what
   * cannot be told apart, words of patterns and the latest of incidents that were open before,
   * stays until it is replaced. The path then begins at that arrival's checkpoint. For one who has
   * the store alone.
   *
   * @param arrival the last one whose effects stay; there is a checkpoint of it, or nothing to know
   * @param nanos when it came
   */
  void rewind(long arrival, long nanos);

  /** The record with a number. */
  Optional<LogRow> row(long number);

  /**
   * Records that match, newest stored first.
   *
   * @param beforeNumber only records stored before this one; {@link Long#MAX_VALUE} to begin
   * @param offset matching records to leave out
   * @param limit most records given, 1 to 1000
   * @param counted is {@link LogPage#total} wanted? It costs a pass over everything
   * @param most time to look for; a search that takes longer ends with what it has
   */
  LogPage search(
      LogQuery query, long beforeNumber, int offset, int limit, boolean counted, Duration most);

  /**
   * Records stored before and after one, of the same source.
   *
   * @return up to {@code each} before it, itself, up to {@code each} after it, in order
   */
  List<LogRow> around(LogRow row, int each);

  /**
   * Counts records that match, all that is asked for in one pass. Groups of severities, services,
   * shapes and buckets that begin and end with ten seconds are answered from sums kept beforehand
   * when the query is {@link LogQuery#isWithoutText}.
   *
   * @param by what they are counted by
   * @param fromNanos event time at which the first bucket of {@link Summary#volume} begins
   * @param bucketNanos length of a bucket
   * @param buckets how many; records beyond them are in no bucket. 0 for no volume
   * @param most time to count; what takes longer ends with what it has, the newest stored records
   */
  Summary summary(
      LogQuery query,
      Set<Summary.By> by,
      long fromNanos,
      long bucketNanos,
      int buckets,
      Duration most);

  /** Records that match per bucket of event time; see {@link #summary}. */
  default Volume volume(
      LogQuery query, long fromNanos, long bucketNanos, int buckets, Duration most) {
    return summary(query, Set.of(), fromNanos, bucketNanos, buckets, most).volume();
  }

  /** Matching records per service, most first; see {@link #summary}. */
  default Tally<String> services(LogQuery query, Duration most) {
    return summary(query, Set.of(Summary.By.SERVICE), 0, 1, 0, most).services();
  }

  /** Matching records per shape, most first; see {@link #summary}. */
  default Tally<Long> shapes(LogQuery query, Duration most) {
    return summary(query, Set.of(Summary.By.SHAPE), 0, 1, 0, most).shapes();
  }

  /** All patterns. */
  List<PatternRow> patterns();

  /** Records per bucket of each pattern's shapes: sparklines for many patterns in one pass. */
  Map<Long, long[]> shapeTrends(long fromNanos, long bucketNanos, int buckets);

  /** First and last event time stored; empty if there is none. */
  Optional<TimeRange> range();

  /** All incidents, latest number first. */
  List<TrackedIncident> incidents();

  Optional<TrackedIncident> incident(long number);

  /** Markers in a stretch of event time, oldest first, at most 1,000. */
  List<Marker> markers(TimeRange range);

  /** Where to go on reading each source. */
  Map<String, String> positions();

  /** Number of the arrival that brought a batch in the last day, if it was stored. */
  Optional<Long> batch(String key);

  /**
   * Tells of the batches stored in the last day, latest first.
   *
   * @param most no more than these
   * @param each gets a batch's key and the number of its arrival
   */
  void batches(int most, ObjLongConsumer<String> each);

  /**
   * Checkpoints, oldest first: the latest, of older ones the fewer the older they are, and the one
   * that {@link #path} names. Which ones is a function of the commits alone.
   */
  List<Checkpoint> checkpoints();

  /** How far the path of arrivals is; empty where no commit said so yet. */
  Optional<PathState> path();

  /** Ids of patterns that were handed out, each with the shape it leads to. */
  Map<Long, Long> handedIds();

  /** Everything that people said about patterns, in order of version. */
  List<KeptFact> facts();

  /** Arrivals that are left out, latest first. */
  List<DeadLetter> deadLetters(int most);

  /** How many arrivals are left out. */
  DeadLetter.Counts deadLetterCounts();

  /** Pending deliveries that are due, oldest first. */
  List<Delivery> due(long nowNanos, int most);

  /** Latest deliveries, newest first. */
  List<Delivery> deliveries(int most);

  /** Replaces a delivery's attempts, due time, state and note. Any thread. */
  void update(Delivery delivery);

  /** Something a target remembers between deliveries: an issue's number, a message's id. */
  Optional<String> memory(String key);

  /** Keeps it; any thread. */
  void remember(String key, String value);

  /** Everything that targets remember. */
  Map<String, String> memories();

  /** What is damaged, as far as it was looked at: what, where, what next. */
  default List<String> damage() {
    return List.of();
  }

  /** Bytes on disk. */
  long bytes();

  @Override
  void close();
}
