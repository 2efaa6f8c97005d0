package nightjar.eval.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nightjar.journal.JournalException;
import nightjar.journal.JournalReader;
import nightjar.journal.Numbered;

/**
 * The end of a history, when nothing fails any more: the journal opens, takes what is sent, and all
 * that was acknowledged is stored, once. With the path of the live system, what is stored and known
 * equals what the arrivals give in one go.
 */
final class LastTurn {
  private final History history;
  private final Reckoning reckoning;
  private final Clients clients;
  private final SimulatedStore store;

  LastTurn(History history, Reckoning reckoning, Clients clients, SimulatedStore store) {
    this.history = history;
    this.reckoning = reckoning;
    this.clients = clients;
    this.store = store;
  }

  void run() throws JournalException, InterruptedException {
    Life life = history.healed();
    clients.sendRest(life);
    drain(life);
    Request fresh = clients.fresh();
    life.submit(fresh);
    life.step();
    if (fresh.state != Request.State.KEPT) {
      reckoning.violated("nothing ails the disk, and a fresh line is " + fresh.state);
    }
    life.tick();
    drain(life);
    checkAll();
    Life again = history.reopened();
    drain(again);
    readAll(again);
  }

  private void drain(Life life) throws JournalException, InterruptedException {
    while (life.step()) {}
    if (!history.read(life, Integer.MAX_VALUE)) {
      reckoning.violated("reading does not end");
    }
  }

  private void checkAll() {
    for (Request each : reckoning.requests()) {
      if (each.state == Request.State.WAITING) {
        reckoning.violated(each.id() + " was never answered");
      }
    }
    reckoning.checkStored(store);
  }

  private void readAll(Life life) throws JournalException, InterruptedException {
    LinePath inOneGo = history.newPath();
    List<String> rows = new ArrayList<>();
    long before = 0;
    try (JournalReader reader = life.journal().reader(0)) {
      for (Optional<Numbered> next = reader.next(Duration.ZERO);
          next.isPresent();
          next = reader.next(Duration.ZERO)) {
        if (next.get().number() <= before) {
          reckoning.violated(next.get().number() + " follows " + before);
        }
        before = next.get().number();
        reckoning.readAgain(next.get());
        inOneGo.take(next.get(), rows::add);
      }
    }
    if (inOneGo.needsRecall()) {
      if (!rows.equals(store.rows())) {
        reckoning.violated("what is stored is not what the arrivals give in one go");
      }
      if (!inOneGo.knowledge().equals(life.follower().knowledge())) {
        reckoning.violated("what is known is not what the arrivals teach in one go");
      }
    }
  }
}
