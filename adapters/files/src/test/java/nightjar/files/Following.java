package nightjar.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import nightjar.source.Arrival;
import nightjar.source.Intake;
import nightjar.source.RefusedException;

/**
 * Followed files under a hand-driven clock, and an intake that writes down what it takes. Positions
 * are kept as a journal would keep them, so {@link #restart} is a new process.
 */
final class Following implements Intake, AutoCloseable {
  static final FollowSettings SETTINGS =
      new FollowSettings(
          Duration.ofMillis(10),
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          1 << 20,
          5_000);

  private final List<String> arguments;
  private final FollowSettings settings;
  private final List<Arrival.Lines> taken = new ArrayList<>();
  private final Map<String, String> positions = new HashMap<>();
  private final Queue<RefusedException> refusals = new ArrayDeque<>();
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
  public long take(Arrival arrival) throws RefusedException {
    RefusedException refusal = refusals.poll();
    if (refusal != null) {
      throw refusal;
    }
    var lines = (Arrival.Lines) arrival;
    taken.add(lines);
    if (!lines.position().isEmpty()) {
      positions.put(lines.source(), lines.position());
    }
    return taken.size();
  }

  @Override
  public void close() {
    files.close();
  }

  void refuseNext(String why, boolean temporary) {
    refusals.add(new RefusedException(why, temporary));
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
    return new FollowedFiles(arguments, this, () -> now, positions, settings);
  }

  private static String text(List<Arrival.Lines> lines) {
    var text = new StringBuilder();
    lines.forEach(l -> text.append(new String(l.text(), StandardCharsets.UTF_8)));
    return text.toString();
  }
}
