package nightjar.journal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;

/** An arrival on its way to the disk, and the promise of its number. */
final class Pending {
  private static final long ENTRY = 32;
  private final byte kind;
  private final long nanos;
  private final byte[] fields;
  private final byte[] rest;
  private final int from;
  private final int length;
  private final Optional<BatchKeys.Digest> batch;
  private final CompletableFuture<Long> outcome = new CompletableFuture<>();
  private boolean isFollowed;
  private boolean isKnown;
  private long number;

  private Pending(
      byte kind,
      long nanos,
      byte[] fields,
      byte[] rest,
      int from,
      int length,
      Optional<BatchKeys.Digest> batch) {
    this.kind = kind;
    this.nanos = nanos;
    this.fields = fields;
    this.rest = rest;
    this.from = from;
    this.length = length;
    this.batch = batch;
  }

  /** A whole arrival. */
  static Pending of(Arrival arrival) {
    byte[] rest = Frame.rest(arrival);
    Optional<BatchKeys.Digest> batch =
        arrival instanceof Arrival.Lines lines ? digest(lines.batch()) : Optional.empty();
    return new Pending(
        Frame.kind(arrival), arrival.nanos(), Frame.fields(arrival), rest, 0, rest.length, batch);
  }

  /** An arrival of some of the lines, whose text is not copied. */
  static Pending of(Arrival.Lines lines, Part part, String batch, String position) {
    int length = part.to() - part.from();
    return new Pending(
        Frame.LINES,
        lines.nanos(),
        Frame.fields(lines, batch, position, length),
        lines.text(),
        part.from(),
        length,
        digest(batch));
  }

  private static Optional<BatchKeys.Digest> digest(String batch) {
    return batch.isEmpty() ? Optional.empty() : Optional.of(BatchKeys.Digest.of(batch));
  }

  boolean isTick() {
    return kind == Frame.TICK;
  }

  /** When it came. */
  long nanos() {
    return nanos;
  }

  /** Must what comes next in the queue be written with it? */
  boolean isFollowed() {
    return isFollowed;
  }

  void followed() {
    isFollowed = true;
  }

  /** It was kept before, as this number. */
  void known(long before) {
    isKnown = true;
    number = before;
    kept();
  }

  boolean isKnown() {
    return isKnown;
  }

  /** Puts it into a frame. */
  void addTo(FrameWriter frames) {
    frames.add(number, kind, nanos, batch, fields, rest, from, length);
  }

  /** Its batch key, if it has one. */
  Optional<BatchKeys.Digest> batch() {
    return batch;
  }

  /** Bytes that it takes before they are packed. */
  long bytes() {
    return ENTRY + fields.length + length;
  }

  void number(long given) {
    number = given;
  }

  long number() {
    return number;
  }

  CompletableFuture<Long> outcome() {
    return outcome.copy();
  }

  void kept() {
    outcome.complete(number);
  }

  void refused(Reason reason, String why) {
    outcome.completeExceptionally(new RefusedException(reason, why));
  }

  /** Runs once the disk has it or refuses it, which may be now. */
  void whenSettled(Runnable then) {
    var _ = outcome.whenComplete((_, _) -> then.run());
  }

  /** Waits until the disk has it or refuses it. */
  long await() throws RefusedException, InterruptedException {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedException refusal) {
        throw new RefusedException(refusal.reason(), String.valueOf(refusal.getMessage()));
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
