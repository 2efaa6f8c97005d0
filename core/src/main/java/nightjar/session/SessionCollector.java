package nightjar.session;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import nightjar.detect.CurrentRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gathers records into sessions: finds the key, keeps the open sessions and the log of the closed
 * ones. Shared by the detectors that judge sessions; whichever is called first counts a record.
 *
 * <p>The first {@link SessionDiscovery#MOST_RECORDS} records are kept until the key is chosen, and
 * count like all others. Where nothing links them, it is tried again with records ten times as far
 * into the run, and so on.
 */
public final class SessionCollector {
  private static final int NEXT_TRY = 10;

  /**
   * Sessions that are over, and those that are not.
   *
   * @param log where {@code table} writes the former
   */
  private record Gathered(SessionLog log, SessionTable table) {
    Gathered(long idleNanos) {
      this(new SessionLog(), idleNanos);
    }

    private Gathered(SessionLog log, long idleNanos) {
      this(log, new SessionTable(log, idleNanos));
    }
  }

  private final long idleNanos;
  private final Gathered gathered;
  private @Nullable SessionDiscovery discovery = new SessionDiscovery();

  /** What the phase in hand would come to if it ended after {@link #tentativeAt} records. */
  private @Nullable Gathered tentative;

  private long tentativeAt;
  private @Nullable SessionKeyReader reader;
  private Optional<SessionKey> key = Optional.empty();
  private long records;
  private long nextTry;
  private long lastOrdinal = -1;

  public SessionCollector(SessionSettings settings) {
    idleNanos = settings.idle().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    gathered = new Gathered(idleNanos);
    settings.key().ifPresent(pattern -> use(new SessionKey.Given(pattern)));
  }

  /** Counts a record; again for the same record, does nothing. */
  public void observe(CurrentRecord record) {
    if (record.ordinal == lastOrdinal) {
      return;
    }
    lastOrdinal = record.ordinal;
    long number = records++;
    if (reader != null) {
      count(record, number, reader);
    } else if (number >= nextTry) {
      discover(record);
    }
  }

  /** What links the records; empty as long as nothing does. */
  public Optional<SessionKey> key() {
    return key;
  }

  /** Sessions seen, open ones included. */
  public long sessions() {
    Gathered now = now();
    return now.table.size() + now.log.size() + now.log.forgotten();
  }

  /**
   * What {@code use} makes of all sessions, those still open counting as closed in the order of
   * their last record. Changes nothing: a phase that is not over is judged as if it were, and goes
   * on.
   */
  <T> T with(Function<SessionLog, T> use) {
    Gathered now = now();
    return now.log.withOpen(now.table, () -> use.apply(now.log));
  }

  private Gathered now() {
    if (discovery == null) {
      return gathered;
    }
    if (tentative == null || tentativeAt != records) {
      tentative = tentative(discovery);
      tentativeAt = records;
    }
    return tentative;
  }

  private Gathered tentative(SessionDiscovery phase) {
    Gathered tried = new Gathered(idleNanos);
    Optional<SessionKey.Found> found = new SessionKeyFinder(phase).choose();
    found.ifPresent(chosen -> replay(phase, chosen, tried));
    key = found.map(chosen -> chosen);
    return tried;
  }

  private void count(CurrentRecord record, long number, SessionKeyReader ids) {
    int found = ids.read(record);
    if (found == 0) {
      return;
    }
    byte[] bytes = record.batch.bytes;
    long time = record.batch.timeNanos[record.row];
    for (int i = 0; i < found; i++) {
      int from = ids.from[i];
      int to = ids.to[i];
      gathered.table.count(
          SessionHash.of(bytes, from, to),
          bytes,
          from,
          to,
          number,
          time,
          record.shape,
          record.service,
          record.batch.source,
          record.batch.line[record.row]);
    }
    gathered.table.closeIdle(time);
  }

  private void discover(CurrentRecord record) {
    SessionDiscovery phase = discovery == null ? new SessionDiscovery() : discovery;
    discovery = phase;
    phase.add(record);
    if (phase.isFull()) {
      choose(phase);
      discovery = null;
      nextTry = records * NEXT_TRY;
    }
  }

  private void choose(SessionDiscovery phase) {
    tentative = null;
    key = Optional.empty();
    new SessionKeyFinder(phase)
        .choose()
        .ifPresent(
            found -> {
              use(found);
              replay(phase, found, gathered);
            });
  }

  private void replay(SessionDiscovery phase, SessionKey.Found found, Gathered into) {
    phase.replay(
        found, records, (from, record, value, number) -> count(from, record, value, number, into));
  }

  private static void count(
      SessionDiscovery phase, int record, int value, long number, Gathered into) {
    int id = phase.distinct.find(phase.hash[value]);
    into.table.count(
        phase.hash[value],
        phase.text,
        phase.textFrom(id),
        phase.textEnd[id],
        number,
        phase.time[record],
        phase.shape[record],
        phase.service[record],
        phase.source[record],
        phase.line[record]);
    into.table.closeIdle(phase.time[record]);
  }

  private void use(SessionKey chosen) {
    key = Optional.of(chosen);
    reader = new SessionKeyReader(chosen);
    discovery = null;
  }
}
