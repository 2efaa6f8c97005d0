package nightjar.cli;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import nightjar.store.DeadLetter;

/** What a live system left out, where it is kept: a data folder, or a server that is asked. */
interface DeadLetters {
  /** One, and the number its lines got if they were taken in again. */
  record Letter(DeadLetter letter, OptionalLong resubmittedAs) {}

  /**
   * What became of lines that were to be taken in again.
   *
   * @param again had they been before?
   */
  record Resubmitted(long lines, long arrival, boolean again) {}

  /**
   * Latest first, a thousand at most from a server.
   *
   * @throws IOException if they cannot be read, with a reason for people
   */
  List<Letter> list() throws IOException;

  /**
   * Its lines as they came.
   *
   * @throws UsageException if there is no such letter
   * @throws IOException if they are gone or cannot be read, with a reason for people
   */
  String raw(long arrival) throws IOException;

  /**
   * Has its lines taken in again, once.
   *
   * @throws UsageException if there is no such letter
   * @throws IOException if they are not taken, with a reason for people
   */
  Resubmitted resubmit(long arrival) throws IOException;

  /** Says that there is none of a number. */
  static UsageException unknown(long arrival) {
    return new UsageException(
        "there is no dead letter " + arrival + "; see: nightjar dead-letters list");
  }
}
