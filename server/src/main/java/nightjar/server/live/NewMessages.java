package nightjar.server.live;

import java.util.ArrayList;
import java.util.List;
import nightjar.incident.IncidentBook;
import nightjar.store.Delivery;
import nightjar.store.LogStore;

/** Messages to targets that the next commit will store, numbered on. One thread at a time. */
final class NewMessages {
  private final List<String> targets;
  private final ToldAhead told;
  private final List<Delivery> made = new ArrayList<>();
  private long number;

  /**
   * @param targets names of those who are told of incidents
   * @param told what they were told of what is not stored
   */
  NewMessages(LogStore store, List<String> targets, ToldAhead told) {
    this.targets = List.copyOf(targets);
    this.told = told;
    this.number = store.deliveries(1).stream().mapToLong(Delivery::number).max().orElse(0);
  }

  /** Makes one for each target, if the change is one to tell. */
  void about(IncidentBook.Change change, long nanos) {
    if (change.change().isEmpty()) {
      return;
    }
    for (String target : targets) {
      Delivery message =
          new Delivery(
              ++number,
              target,
              change.incident().number(),
              change.change(),
              nanos,
              nanos,
              0,
              Delivery.State.PENDING,
              "");
      made.add(told.made(message, change.incident().fingerprint()));
    }
  }

  /** In the order of their numbers. */
  List<Delivery> all() {
    return List.copyOf(made);
  }

  /** They are stored. */
  void stored() {
    made.clear();
  }
}
