package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A store that went through faults held against one that is built in one go from the same journal:
 * all that is derived must be the same.
 *
 * @param digests what a store holds
 * @param processors how many the replay may use, one replay each
 */
record Replayed(Digests digests, List<Integer> processors) implements SuddenEndFault.After {
  private static final Duration TO_REPLAY = Duration.ofMinutes(10);
  private static final Set<String> ALERTS = Set.of("incidents", "deliveries");

  /** What the store of a data folder holds, whose server is stopped: a digest for each kind. */
  @FunctionalInterface
  interface Digests {
    Map<String, String> of(Path data) throws IOException;
  }

  @Override
  public void look(CheckSettings settings, CheckFolder folder, Path data, Tally tally)
      throws IOException, InterruptedException {
    Map<String, String> crashed = digests.of(data);
    for (int count : processors) {
      Path into = data.resolveSibling("replayed" + count);
      try (ServerProcess replay =
          ServerProcess.launch(
              settings.nightjar(),
              folder.folder("run"),
              Map.of("JDK_JAVA_OPTIONS", "-XX:ActiveProcessorCount=" + count),
              List.of("replay", "--data", data.toString(), "--into", into.toString()))) {
        int code = replay.awaitEnd(TO_REPLAY);
        if (code != 0) {
          tally.findings().add("the replay ended with " + code + ": " + replay.lastWords());
          return;
        }
      }
      compare(crashed, digests.of(into), count, tally);
      CheckFolder.delete(into);
    }
  }

  private static void compare(
      Map<String, String> crashed, Map<String, String> replayed, int processors, Tally tally) {
    tally.count("stores_compared", 1);
    for (Map.Entry<String, String> each : crashed.entrySet()) {
      if (!each.getValue().equals(replayed.get(each.getKey()))) {
        tally.differing(ALERTS.contains(each.getKey()) ? 1 : 0);
        tally.findings().add("%s differ from a replay on %d".formatted(each.getKey(), processors));
      }
    }
  }
}
