package nightjar.eval.sim;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import nightjar.journal.Disk;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;

/**
 * Somebody wants a day or a value gone. From the first step it may be; once it is said to be, no
 * file may hold it, whatever happens afterwards.
 */
final class Erasing {
  private final RandomGenerator random;
  private final ProcessRules rules;
  private final SimulatedClock clock;
  private final Clients clients;
  private final Reckoning reckoning;
  private final TreeSet<Integer> days = new TreeSet<>();

  Erasing(
      RandomGenerator random,
      ProcessRules rules,
      SimulatedClock clock,
      Clients clients,
      Reckoning reckoning) {
    this.random = random;
    this.rules = rules;
    this.clock = clock;
    this.clients = clients;
    this.reckoning = reckoning;
  }

  /** Something may have been written on this day. */
  void noteDay() {
    days.add(clock.day());
  }

  /** Erases what most requests have in common by now. */
  void value(Life life) throws JournalException {
    life.drain();
    String value = clients.value();
    clients.nextValue();
    reckoning.erasing(value);
    life.follower().erasing(random.nextBoolean());
    if (rules.erase(life.journal(), value)) {
      reckoning.erased(value);
    }
  }

  /** Erases this day or an earlier one. */
  void day(Life life) throws JournalException {
    life.drain();
    int day = anyDay();
    reckoning.erasing(day);
    life.follower().erasing(random.nextBoolean());
    life.journal().eraseDay(LocalDate.ofEpochDay(day));
    reckoning.erased(day);
  }

  /** The same of a journal that no process has open. */
  void day(Path folder, Disk disk) throws JournalException {
    int day = anyDay();
    reckoning.erasing(day);
    Journal.eraseDay(folder, LocalDate.ofEpochDay(day), disk);
    reckoning.erased(day);
  }

  private int anyDay() {
    noteDay();
    List<Integer> all = new ArrayList<>(days);
    return random.nextBoolean() ? clock.day() : all.get(random.nextInt(all.size()));
  }
}
