package nightjar.server.live;

import java.time.Duration;
import java.util.Optional;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalReader;
import nightjar.journal.Numbered;

/** Reads a journal in its order; where that fails, it can go on at the same place. One thread. */
final class JournalCursor implements AutoCloseable {
  private final Journal journal;
  private JournalReader reader;
  private long next;

  /**
   * @param next the first arrival to read
   */
  JournalCursor(Journal journal, long next) {
    this.journal = journal;
    this.next = next;
    this.reader = journal.reader(next);
  }

  /**
   * The next arrival, as {@link JournalReader#next} gives it.
   *
   * @throws JournalException if the disk cannot be read; {@link #goTo} then
   */
  Optional<Numbered> next(Duration wait) throws JournalException, InterruptedException {
    Optional<Numbered> found = reader.next(wait);
    found.ifPresent(each -> next = each.number() + 1);
    return found;
  }

  /** Begins anew where reading failed. */
  void again() {
    goTo(next);
  }

  /** Goes on at another arrival. */
  void goTo(long number) {
    close();
    next = number;
    reader = journal.reader(number);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (JournalException e) {
      // Nothing is read by it any more.
    }
  }
}
