package nightjar.generator;

import java.io.IOException;
import java.util.PriorityQueue;

/** What is due and when: the clock of the simulation. Memory grows with what is pending only. */
final class Agenda {
  /** Something done when its time comes. */
  @FunctionalInterface
  interface Action {
    void run(long micros) throws IOException;
  }

  private record Due(long micros, long order, Action action) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(micros, other.micros);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Due> pending = new PriorityQueue<>();
  private long order;

  /** Plans an action; of two at one time the one planned first comes first. */
  void at(long micros, Action action) {
    pending.add(new Due(micros, order++, action));
  }

  /** Does everything due before a time, in order. */
  void runUntil(long end) throws IOException {
    for (Due due = pending.poll(); due != null && due.micros < end; due = pending.poll()) {
      due.action.run(due.micros);
    }
  }
}
