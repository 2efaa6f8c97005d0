package nightjar.server.live;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import nightjar.incident.BookSettings;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.pipeline.LiveSettings;
import nightjar.store.LogStore;

/**
 * Makes everything derived again: takes what a journal holds, from where a store ends, as the live
 * system takes it, in one go and on the caller's thread.
 */
public final class Replay {
  private final Journal journal;
  private final LogStore store;
  private final LiveSettings settings;
  private final BookSettings book;
  private final List<String> targets;
  private final InstantSource clock;
  private final Consumer<LiveEvent> listener;
  private final Consumer<String> log;

  /**
   * @param store is brought to where the journal ends
   * @param targets names of the targets that the live system tells
   * @param clock measures what judging costs; nothing else
   * @param listener told of what is stored
   * @param log gets lines for the operator
   */
  public Replay(
      Journal journal,
      LogStore store,
      LiveSettings settings,
      BookSettings book,
      List<String> targets,
      InstantSource clock,
      Consumer<LiveEvent> listener,
      Consumer<String> log) {
    this.journal = journal;
    this.store = store;
    this.settings = settings;
    this.book = book;
    this.targets = List.copyOf(targets);
    this.clock = clock;
    this.listener = listener;
    this.log = log;
  }

  /**
   * Goes through the journal to its end.
   *
   * @throws JournalException if the journal cannot be read
   * @throws nightjar.store.StoreException if the store cannot be read; a commit that fails is tried
   *     again until it is stored
   */
  public void run() throws JournalException, InterruptedException {
    Listeners listeners = new Listeners(log);
    var _ = listeners.add(listener);
    LineAccounts lines = new LineAccounts(store, journal.last());
    new JournalFollower(
            journal,
            store,
            settings,
            book,
            targets,
            lines,
            clock,
            RecallBounds.USUAL,
            Long.MAX_VALUE,
            listeners,
            log)
        .catchUp(journal.last());
  }
}
