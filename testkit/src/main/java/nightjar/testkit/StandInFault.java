package nightjar.testkit;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What goes wrong with one request to a stand-in. */
public sealed interface StandInFault {
  /** Nothing is done, and this is the answer. */
  record Answer(StandInReply reply) implements StandInFault {}

  /** Nothing is done, and the connection is broken off. */
  record Reset() implements StandInFault {}

  /** Nothing is done, and the connection is closed without an answer. */
  record Closed() implements StandInFault {}

  /** What was asked for is done, and the connection is broken off before the answer. */
  record LostReply() implements StandInFault {}

  /** Nothing is done, and no answer comes. */
  record Silent() implements StandInFault {}

  /** An answer begins, and no more of it comes. */
  record Stuck() implements StandInFault {}

  /** What was asked for is done, but only when somebody allows it. */
  record Held(CountDownLatch until) implements StandInFault {}

  /** An answer of a status with a plain text. */
  static StandInFault status(int status, String text) {
    return new Answer(StandInReply.text(status, text));
  }

  /** An answer of a status with a header. */
  static StandInFault status(int status, String header, String value) {
    return new Answer(
        new StandInReply(status, Map.of("Content-Type", "text/plain", header, value), new byte[0]));
  }
}
