package nightjar.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nightjar.source.Arrival;
import nightjar.source.Intake;
import nightjar.source.RefusedException;

/** Keeps arrivals in memory; refuses when told. */
final class MemoryIntake implements Intake {
  private final List<Arrival.Lines> arrivals = new CopyOnWriteArrayList<>();
  private volatile int takenBeforeRefusal = Integer.MAX_VALUE;

  /** Takes so many more, then refuses everything until told otherwise. */
  void refuseAfter(int count) {
    takenBeforeRefusal = count;
  }

  void takeAll() {
    takenBeforeRefusal = Integer.MAX_VALUE;
  }

  @Override
  public synchronized long take(Arrival arrival) throws RefusedException {
    int left = takenBeforeRefusal;
    if (left == 0) {
      throw new RefusedException(RefusedException.Reason.FULL, "the disk is full");
    }
    takenBeforeRefusal = left - 1;
    arrivals.add((Arrival.Lines) arrival);
    return arrivals.size();
  }

  List<Arrival.Lines> arrivals() {
    return List.copyOf(arrivals);
  }

  /** All lines in their order. */
  List<String> lines() {
    return arrivals.stream().flatMap(a -> new String(a.text(), UTF_8).lines()).toList();
  }

  /** Where a restart would go on. */
  String position() {
    return arrivals.isEmpty() ? "" : arrivals.getLast().position();
  }
}
