package nightjar.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;

/**
 * Followed files under a hand-driven clock, and an intake that writes down what it takes. Positions
 * are kept as a journal would keep them, so {@link #restart} is a new process.
 */
final class Following implements LinesIntake, AutoCloseable {
  static final FollowSettings SETTINGS =
      new FollowSettings(
          Duration.ofMillis(10),
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          1 << 20,
          5_000);

  private static final Optional<RefusedException> NONE = Optional.empty();

  private final List<String> arguments;
  private final FollowSettings settings;
  private final List<Arrival.Lines> taken = new ArrayList<>();
  private final Map<String, String> positions = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Integer> rounds = new ArrayList<>();
  private final Set<String> batches = new HashSet<>();
  private final Queue<Optional<RefusedException>> refusals = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private FollowedFiles files;

  Following(FollowSettings settings, Object... arguments) {
    this.settings = settings;
    this.arguments = List.of(arguments).stream().map(Object::toString).toList();
    this.files = start();
  }

  Following(Object... arguments) {
    this(SETTINGS, arguments);
  }

  @Override
  public void take(List<Arrival.Lines> together) throws RefusedException {
    int count = 0;
    for (Arrival.Lines lines : together) {
      Optional<RefusedException> refusal = Objects.requireNonNullElse(refusals.poll(), NONE);
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      count += keep(lines) ? 1 : 0;
    }
    rounds.add(count);
  }

  /** As a journal does: lines whose batch it has are not kept again. */
  private boolean keep(Arrival.Lines lines) {
    if (!lines.batch().isEmpty() && !batches.add(lines.batch())) {
      return false;
    }
    taken.add(lines);
    if (!lines.position().isEmpty()) {
      positions.put(lines.source(), lines.position());
    }
    return true;
  }

  @Override
  public void close() {
    files.close();
  }

  void refuseNext(String why, boolean temporary) {
    refusals.add(
        Optional.of(new RefusedException(temporary ? Reason.BROKEN : Reason.TOO_LARGE, why)));
  }

  /** So many arrivals are taken before any refusal that is asked for next. */
  void takeNext(int count) {
    for (int i = 0; i < count; i++) {
      refusals.add(NONE);
    }
  }

  /** What the operator was told. */
  List<String> notes() {
    return notes;
  }

  /** How many arrivals were taken together, each time. */
  List<Integer> rounds() {
    return rounds;
  }

  /** Ends as a kill would: nothing but what was taken is remembered. */
  void stop() {
    files.close();
  }

  void restart() {
    files.close();
    files = start();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Looks until there is nothing more right now. */
  String poll() throws InterruptedException {
    int before = taken.size();
    while (files.poll()) {}
    return text(taken.subList(before, taken.size()));
  }

  FollowedFiles files() {
    return files;
  }

  List<Arrival.Lines> taken() {
    return taken;
  }

  /** All that was taken. */
  String text() {
    return text(taken);
  }

  FollowState state(Object name) {
    return files.states().stream()
        .filter(state -> state.name().equals(name.toString()))
        .findFirst()
        .orElse(new FollowState("none", "", 0, 0, Instant.EPOCH));
  }

  static void append(Path file, String text) throws IOException {
    Files.writeString(
        file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private FollowedFiles start() {
    return new FollowedFiles(
        arguments, this, () -> now, ZoneOffset.UTC, positions, settings, notes::add);
  }

  private static String text(List<Arrival.Lines> lines) {
    var text = new StringBuilder();
    lines.forEach(l -> text.append(new String(l.text(), StandardCharsets.UTF_8)));
    return text.toString();
  }
}
