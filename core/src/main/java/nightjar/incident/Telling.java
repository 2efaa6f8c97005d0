package nightjar.incident;

import java.util.Objects;

/**
 * What became of a message to a target, and what a target remembers. It enters the order of
 * arrivals beside what people do, so that a store that is made anew from them tells nobody twice;
 * it changes nothing that is found. {@link TellingJson} writes and reads it.
 */
public sealed interface Telling {
  /**
   * A message was taken, refused, given up or replaced: nobody is told of it any more.
   *
   * @param target name of the target
   * @param fingerprint of the incident it is about
   * @param change what it tells, as {@code nightjar.store.Delivery} has it
   * @param createdNanos when the message was made, by the clock of the arrivals
   * @param attempts tries in all
   * @param state where it stands, a word of {@code nightjar.store.Delivery.State}
   * @param note what the target answered; redacted, hostile
   */
  record Settled(
      String target,
      String fingerprint,
      String change,
      long createdNanos,
      int attempts,
      String state,
      String note)
      implements Telling {
    public Settled {
      Objects.requireNonNull(target);
      Objects.requireNonNull(fingerprint);
      Objects.requireNonNull(change);
      Objects.requireNonNull(state);
      Objects.requireNonNull(note);
    }
  }

  /**
   * A target remembers something from now on: an issue's number, a message's id.
   *
   * @param key whose it is, and what
   * @param value empty where it is forgotten
   */
  record Remembered(String key, String value) implements Telling {
    public Remembered {
      Objects.requireNonNull(key);
      Objects.requireNonNull(value);
    }
  }
}
