package nightjar.server.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Those who are told of what happens. What one of them throws is logged and reaches neither the
 * others nor whoever tells: what is told of has happened. Any thread.
 */
final class Listeners implements Consumer<LiveEvent> {
  private final List<Consumer<LiveEvent>> listeners = new CopyOnWriteArrayList<>();
  private final Consumer<String> log;
  private volatile String lastFailure = "";

  /**
   * @param log gets a line where a listener fails, once for the same failure in a row
   */
  Listeners(Consumer<String> log) {
    this.log = log;
  }

  /** Adds one, until what is returned is closed. */
  AutoCloseable add(Consumer<LiveEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void accept(LiveEvent event) {
    for (Consumer<LiveEvent> listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        failed(e);
      }
    }
  }

  private void failed(RuntimeException why) {
    String failure = "one who is told of what is stored failed, and is told on: " + Why.of(why);
    if (!failure.equals(lastFailure)) {
      lastFailure = failure;
      log.accept(failure);
    }
  }
}
