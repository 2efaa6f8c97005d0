package nightjar.act;

import nightjar.incident.TrackedIncident;

/**
 * Somebody who is told about incidents: a chat, an issue tracker, a webhook. Called by one delivery
 * thread at a time per target; may take as long as its own time limit.
 */
public interface AlertTarget {
  /** Short name, as in the settings and in {@code nightjar alert test NAME}. */
  String name();

  /**
   * Tells the target how an incident stands.
   *
   * @param incident as it is now; its texts are redacted and hostile
   * @param change {@code new}, {@code escalating}, {@code regressed}, {@code resolved} or {@code
   *     test}
   * @param memory what this target remembered about earlier deliveries
   * @return what became of it; never thrown
   */
  AlertOutcome tell(TrackedIncident incident, String change, AlertMemory memory);
}
