package nightjar.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import nightjar.act.AlertMemory;
import nightjar.act.AlertOutcome;
import nightjar.incident.TrackedIncident;

/** What is told of an incident, apart from the words: so that it is told once. */
final class Telling {
  /** Somebody tries out a target. */
  static final String TEST = "test";

  /** Tries to tell. */
  interface Attempt {
    AlertOutcome run() throws IOException, InterruptedException;
  }

  private Telling() {}

  /** Makes of a network's failure an attempt for later. */
  static AlertOutcome guarded(Attempt attempt) {
    try {
      return attempt.run();
    } catch (IOException e) {
      return new AlertOutcome.Later(String.valueOf(e.getMessage()), Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AlertOutcome.Later("interrupted", Duration.ZERO);
    }
  }

  /** Equal when the same is told again: the change, and how far the incident had come by then. */
  static String signature(TrackedIncident incident, String change) {
    return change.equals("resolved")
        ? change + " " + incident.endedNanos()
        : change + " " + incident.peakScore() + " " + incident.seenBefore().size();
  }

  private static String key(TrackedIncident incident) {
    return "told/" + incident.number();
  }

  /** What was told of the incident last. */
  static Optional<String> last(TrackedIncident incident, AlertMemory memory) {
    return memory.recall(key(incident));
  }

  /** Was this told, or, of a new incident, anything? */
  static boolean isTold(TrackedIncident incident, String change, AlertMemory memory) {
    Optional<String> last = last(incident, memory);
    return !change.equals(TEST)
        && last.isPresent()
        && (change.equals("new") || last.get().equals(signature(incident, change)));
  }

  static void remember(TrackedIncident incident, String change, AlertMemory memory) {
    if (!change.equals(TEST)) {
      memory.remember(key(incident), signature(incident, change));
    }
  }
}
