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
  private final Arrival arrival;
  private final byte[] fields;
  private final byte[] rest;
  private final Optional<BatchKeys.Digest> batch;
  private final CompletableFuture<Long> outcome = new CompletableFuture<>();
  private long number;

  Pending(Arrival arrival) {
    this.arrival = arrival;
    this.fields = Frame.fields(arrival);
    this.rest = Frame.rest(arrival);
    this.batch =
        arrival instanceof Arrival.Lines lines && !lines.batch().isEmpty()
            ? Optional.of(BatchKeys.Digest.of(lines.batch()))
            : Optional.empty();
  }

  Arrival arrival() {
    return arrival;
  }

  boolean isTick() {
    return arrival instanceof Arrival.Tick;
  }

  byte[] fields() {
    return fields;
  }

  byte[] rest() {
    return rest;
  }

  /** Its batch key, if it has one. */
  Optional<BatchKeys.Digest> batch() {
    return batch;
  }

  /** Bytes that it takes before they are packed. */
  long bytes() {
    return ENTRY + fields.length + rest.length;
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
