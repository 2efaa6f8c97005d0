package nightjar.server.live;

import java.util.Optional;
import java.util.function.Consumer;
import nightjar.incident.Deed;
import nightjar.source.Arrival;
import nightjar.source.Intake;
import nightjar.source.RefusedException;

/** What the outside may ask of the running system beside its store. Any thread. */
public interface LiveSystem extends Intake {
  /** How things stand now; cheap. */
  LiveState state();

  /**
   * Keeps a deed and waits until it has taken effect, five seconds at most.
   *
   * @throws RefusedException if it cannot be kept, or is about an incident or a fact that does not
   *     exist
   */
  void perform(Deed deed) throws RefusedException, InterruptedException;

  /**
   * Has the store remember something people asked for, which is no deed: nothing that is found
   * depends on it. It is in the journal and in the store when this returns.
   *
   * @throws RefusedException if it cannot be kept
   */
  void remember(String key, String value) throws RefusedException, InterruptedException;

  /**
   * Tells of everything that happens from now on, on the thread that makes it happen: the listener
   * must hand it on without waiting. What it throws is logged and keeps nobody else from hearing.
   *
   * @return ends the telling when closed
   */
  AutoCloseable listen(Consumer<LiveEvent> listener);

  /** Patterns as they are grouped now, and what people said about them; cheap. */
  PatternBook patterns();

  /** An arrival's lines as they came, if they are still kept. */
  Optional<Arrival.Lines> lines(long arrival);
}
