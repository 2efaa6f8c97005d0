package nightjar.server.live;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nightjar.EpochNanos;
import nightjar.journal.JournalException;
import nightjar.source.Arrival;
import nightjar.source.Intake;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;
import nightjar.store.DeadLetter;
import nightjar.store.LogStore;

/**
 * Arrivals that are left out, with their lines as they came as long as the journal keeps them, and
 * the way to have them taken in again. Any thread.
 */
public final class DeadLetterBox {
  private static final String MEMORY = "dead-letter ";
  private static final String BATCH = "nightjar-" + MEMORY;

  /** Where lines are found as they came. */
  @FunctionalInterface
  public interface KeptLines {
    /** Lines of an arrival, if they are still kept. */
    Optional<Arrival.Lines> find(long arrival) throws JournalException, InterruptedException;
  }

  /**
   * What became of lines that were to be taken in again.
   *
   * @param lines how many
   * @param arrival number that they have now
   * @param again had they been taken in again before?
   */
  public record Resubmitted(long lines, long arrival, boolean again) {}

  private final LogStore store;
  private final KeptLines kept;
  private final Intake intake;
  private final InstantSource clock;

  public DeadLetterBox(LogStore store, KeptLines kept, Intake intake, InstantSource clock) {
    this.store = store;
    this.kept = kept;
    this.intake = intake;
    this.clock = clock;
  }

  /** Latest first. */
  public List<DeadLetter> latest(int most) {
    return store.deadLetters(most);
  }

  /** Oldest first. */
  public List<DeadLetter> all() {
    return store.deadLetters(Integer.MAX_VALUE).stream()
        .sorted(Comparator.comparingLong(DeadLetter::arrival))
        .toList();
  }

  public DeadLetter.Counts counts() {
    return store.deadLetterCounts();
  }

  public Optional<DeadLetter> find(long arrival) {
    return store.deadLetters(Integer.MAX_VALUE).stream()
        .filter(letter -> letter.arrival() == arrival)
        .findFirst();
  }

  /** Its lines as they came, if the journal still has them; empty also if it is no dead letter. */
  public Optional<Arrival.Lines> lines(long arrival) throws JournalException, InterruptedException {
    return find(arrival).isPresent() ? kept.find(arrival) : Optional.empty();
  }

  /** The number that its lines got when they were taken in again; empty if they were not. */
  public OptionalLong resubmittedAs(long arrival) {
    return number(store.memory(MEMORY + arrival));
  }

  /** The same of many at once. */
  public OptionalLong resubmittedAs(long arrival, Map<String, String> memories) {
    return number(Optional.ofNullable(memories.get(MEMORY + arrival)));
  }

  /** What {@link #resubmittedAs(long, Map)} looks in. */
  public Map<String, String> memories() {
    return store.memories();
  }

  /** Under which key a store remembers the number of these lines, if they were a dead letter. */
  static Optional<String> letterOf(Arrival.Lines lines) {
    return lines.batch().matches(BATCH + "[0-9]{1,18}")
        ? Optional.of(lines.batch().substring(BATCH.length() - MEMORY.length()))
        : Optional.empty();
  }

  private static OptionalLong number(Optional<String> kept) {
    return kept.stream().mapToLong(Long::parseLong).findFirst();
  }

  /**
   * Has its lines taken in again, as an arrival of this moment, once however often it is asked:
   * their batch key is the number of the letter. The letter stays, since its arrival stays left
   * out; lines that still cannot be taken become another one.
   *
   * @throws RefusedException if there is no such letter, if its lines are gone, or as {@link
   *     Intake#take}
   */
  public Resubmitted resubmit(long arrival)
      throws RefusedException, JournalException, InterruptedException {
    DeadLetter letter =
        find(arrival)
            .orElseThrow(
                () -> new RefusedException(Reason.INVALID, "there is no dead letter " + arrival));
    OptionalLong before = resubmittedAs(arrival);
    if (before.isPresent()) {
      return new Resubmitted(letter.lines(), before.getAsLong(), true);
    }
    Arrival.Lines lines =
        kept.find(arrival)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Reason.INVALID,
                        letter.lines() == 0
                            ? "dead letter " + arrival + " holds no lines"
                            : "the lines of " + arrival + " are not in the journal any more"));
    long number =
        intake.take(
            new Arrival.Lines(
                EpochNanos.now(clock),
                lines.source(),
                lines.service(),
                BATCH + arrival,
                "",
                lines.text()));
    store.remember(MEMORY + arrival, Long.toString(number));
    return new Resubmitted(lines.count(), number, false);
  }
}
