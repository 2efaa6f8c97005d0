package nightjar.server.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import nightjar.incident.Deed;
import nightjar.incident.TrackedIncident;
import nightjar.incident.TrackedIncident.Activity;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;
import nightjar.server.live.LiveEvent;
import nightjar.server.live.LiveState;
import nightjar.server.live.LiveSystem;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.store.Marker;
import org.jspecify.annotations.Nullable;

/** A running system that does deeds at once, in the store of a test. */
final class FakeLive implements LiveSystem {
  private final InMemoryStore store;
  private final Map<Long, TrackedIncident> before = new HashMap<>();
  final List<Consumer<LiveEvent>> listeners = new CopyOnWriteArrayList<>();
  final List<Deed> deeds = new ArrayList<>();
  final Map<Long, String> raw = new HashMap<>();
  LiveState state;

  FakeLive(InMemoryStore store, LiveState state) {
    this.store = store;
    this.state = state;
  }

  @Override
  public long take(Arrival arrival) {
    throw new UnsupportedOperationException();
  }

  @Override
  public LiveState state() {
    return state;
  }

  @Override
  public void perform(Deed deed) throws RefusedException {
    deeds.add(deed);
    switch (deed) {
      case Deed.SetState set -> change(set.incident(), set.state(), null, null, "state", set.by());
      case Deed.SetMark set -> change(set.incident(), null, set.mark(), null, "mark", set.by());
      case Deed.Assign set -> change(set.incident(), null, null, set.assignee(), "work", set.by());
      case Deed.Undo undo -> {
        TrackedIncident was = before.remove(undo.incident());
        if (was == null) {
          throw new RefusedException("There is nothing to undo for NJ-" + undo.incident(), false);
        }
        store.put(was);
      }
      case Deed.AddMarker add -> {
        long number = 100L + store.markers.size();
        store.markers.add(
            new Marker(number, add.nanos(), add.kind(), add.service(), add.text(), add.by()));
      }
    }
  }

  private void change(
      long number,
      @Nullable State state,
      @Nullable Mark mark,
      @Nullable String assignee,
      String text,
      String by) {
    TrackedIncident was = store.incident(number).orElseThrow();
    before.put(number, was);
    List<Activity> activity = new ArrayList<>(was.activity());
    activity.add(new Activity(was.updatedNanos(), by, text));
    store.put(
        Samples.tracked(
            was,
            state == null ? was.state() : state,
            mark == null ? was.mark() : mark,
            assignee == null ? was.assignee() : assignee,
            activity));
  }

  @Override
  public AutoCloseable listen(Consumer<LiveEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell(LiveEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  @Override
  public Optional<byte[]> raw(long arrival) {
    return Optional.ofNullable(raw.get(arrival)).map(t -> t.getBytes(StandardCharsets.UTF_8));
  }
}
