package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** A damaged journal under a server that has nothing else: what it can read is stored, once. */
final class CorruptServer {
  private static final Duration TO_START = Duration.ofSeconds(90);
  private static final Duration TO_STORE = Duration.ofMinutes(1);
  private final CheckSettings settings;
  private final Path folder;
  private final long trial;

  CorruptServer(CheckSettings settings, Path folder, long trial) {
    this.settings = settings;
    this.folder = folder;
    this.trial = trial;
  }

  /** What is not as promised; empty if all is. */
  Optional<String> run() throws IOException, InterruptedException {
    var random = new SplittableRandom(settings.seed() + trial);
    Path data = folder.resolve("data");
    KnownJournal known = KnownJournal.write(data.resolve("journal"), random);
    Wound wound = Wound.of(known.folder(), trial, random);
    try (ServerProcess server = ServerProcess.launch(settings.nightjar(), folder, data)) {
      if (!server.awaitAddress(TO_START)) {
        return Optional.of(wound.what() + ": does not start: " + server.lastWords());
      }
      try (var door = new ServerDoor(server.address())) {
        if (!Waiting.until(TO_STORE, () -> door.conservation().isSettled())) {
          return Optional.of(wound.what() + ": not all is stored: " + door.conservation());
        }
        return judge(known, wound, door);
      }
    }
  }

  private static Optional<String> judge(KnownJournal known, Wound wound, ServerDoor door)
      throws IOException {
    var found = new BitSet();
    var wrong = new int[1];
    door.texts(
        text -> {
          Optional<SentLine> line = SentLine.of(text).filter(SentLine::intact);
          wrong[0] += line.isEmpty() || found.get(line.get().sequence()) ? 1 : 0;
          line.ifPresent(each -> found.set(each.sequence()));
        });
    Set<Long> reach = wound.reach(known);
    long beyond =
        known.arrivals().stream()
            .filter(arrival -> !reach.contains(arrival.number()))
            .flatMap(arrival -> arrival.text().lines())
            .filter(text -> !found.get(SentLine.of(text).orElseThrow().sequence()))
            .count();
    return beyond + wrong[0] == 0
        ? Optional.empty()
        : Optional.of(
            "%s: %d lines beyond the damage are gone, %d are twice or altered"
                .formatted(wound.what(), beyond, wrong[0]));
  }
}
