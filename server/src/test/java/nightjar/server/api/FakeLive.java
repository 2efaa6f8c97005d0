package nightjar.server.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
import nightjar.pattern.Evidence;
import nightjar.pattern.Model;
import nightjar.pattern.PatternFacts;
import nightjar.pattern.PatternMiner;
import nightjar.pattern.PatternView;
import nightjar.server.live.LiveEvent;
import nightjar.server.live.LiveState;
import nightjar.server.live.LiveSystem;
import nightjar.server.live.PatternBook;
import nightjar.shape.FastKey;
import nightjar.shape.Slots;
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
  final List<Arrival.Lines> taken = new ArrayList<>();
  Optional<RefusedException> refusal = Optional.empty();
  private final PatternMiner miner = new PatternMiner();
  LiveState state;

  FakeLive(InMemoryStore store, LiveState state) {
    this.store = store;
    this.state = state;
  }

  @Override
  public long take(Arrival arrival) throws RefusedException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    taken.add((Arrival.Lines) arrival);
    return 7_000L + taken.size();
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
          throw new RefusedException(
              RefusedException.Reason.INVALID,
              "There is nothing to undo for NJ-" + undo.incident());
        }
        store.put(was);
      }
      case Deed.EditPatterns edit ->
          miner.facts(miner.facts().said(edit.facts(), edit.by(), Samples.NOW));
      case Deed.AddMarker add -> {
        long number = 100L + store.markers.size();
        store.markers.add(
            new Marker(number, add.nanos(), add.kind(), add.service(), add.text(), add.by()));
      }
    }
  }

  @Override
  public void remember(String key, String value) throws RefusedException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    store.remember(key, value);
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

  /**
   * Mines lines of one pattern with different words in them; returns what the pattern is called
   * here. An id of the store leads to it.
   */
  List<String> mine(long storedId, String before, String after) {
    int first = miner.shapes();
    for (String name : List.of("anna", "bert", "carl", "dora", "emil", "fred", "gina")) {
      byte[] text = (before + name + after).getBytes(StandardCharsets.UTF_8);
      byte[] padded = Arrays.copyOf(text, text.length + Long.BYTES);
      long key = new FastKey(1).of(padded, 0, text.length, new Slots());
      var _ = miner.observe(key, 0, padded, 0, text.length, 9);
    }
    Map<Long, Long> alias = Map.of(storedId, miner.shapeId(first));
    Model model =
        new Model(
            Evidence.of(Map.of()),
            0,
            0,
            Model.EMPTY.severities(),
            Map.of(),
            Map.of(),
            alias,
            PatternFacts.NONE,
            Map.of());
    miner.join(model, source -> 0);
    PatternView view = miner.view();
    return List.of(view.pattern(view.patternOf(first)).id());
  }

  @Override
  public PatternBook patterns() {
    return new PatternBook(miner.view(), miner.facts());
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
  public Optional<Arrival.Lines> lines(long arrival) {
    return Optional.ofNullable(raw.get(arrival))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .map(text -> new Arrival.Lines(Samples.NOW, "shop.log", "shop", "", "at 3", text));
  }
}
