package nightjar.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import nightjar.incident.Deed;
import nightjar.server.live.LineBalance;
import nightjar.server.live.LiveEvent;
import nightjar.server.live.LiveState;
import nightjar.server.live.LiveSystem;
import nightjar.server.live.PatternBook;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;

/** Keeps arrivals in memory. */
public final class FakeSystem implements LiveSystem {
  public final List<Arrival.Lines> arrivals = new CopyOnWriteArrayList<>();
  private final Map<String, Long> batches = new HashMap<>();
  private Optional<RefusedException> refusal = Optional.empty();
  private long lines;

  public synchronized void refuse(RefusedException with) {
    refusal = Optional.of(with);
  }

  public synchronized void accept() {
    refusal = Optional.empty();
  }

  @Override
  public synchronized long take(Arrival arrival) throws RefusedException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    Arrival.Lines taken = (Arrival.Lines) arrival;
    Long before = batches.get(taken.batch());
    if (before != null && !taken.batch().isEmpty()) {
      return before;
    }
    arrivals.add(taken);
    batches.put(taken.batch(), (long) arrivals.size());
    for (byte b : taken.text()) {
      lines += b == '\n' ? 1 : 0;
    }
    return arrivals.size();
  }

  @Override
  public synchronized LiveState state() {
    LineBalance all = new LineBalance(lines, lines, 0, 0, lines, 0);
    return new LiveState(0, LiveState.Phase.LIVE, "", all, Map.of(), lines, 0, 0, 0.5, List.of());
  }

  @Override
  public void perform(Deed deed) {}

  @Override
  public void remember(String key, String value) {}

  @Override
  public PatternBook patterns() {
    return PatternBook.EMPTY;
  }

  @Override
  public AutoCloseable listen(Consumer<LiveEvent> listener) {
    return () -> {};
  }

  @Override
  public Optional<Arrival.Lines> lines(long arrival) {
    return Optional.empty();
  }
}
