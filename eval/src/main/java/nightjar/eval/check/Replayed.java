package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A store that went through faults held against one that is built in one go from the same journal:
 * all that is derived must be the same.
 *
 * <p>And the alerts: what the target of the check got must be what the store says.
 *
 * @param digests what a store holds
 * @param stored what it knows of alerts
 * @param processors how many the replay may use, one replay each
 */
record Replayed(Digests digests, StoredAlerts.Reader stored, List<Integer> processors)
    implements SuddenEndFault.After {
  private static final Duration TO_REPLAY = Duration.ofMinutes(10);
  private static final String INCIDENTS = "incidents";
  private static final String RECEIVED = "alerts_received";
  private static final Set<String> ALERTS = Set.of("incidents", "deliveries");

  /** What the store of a data folder holds, whose server is stopped: a digest for each kind. */
  @FunctionalInterface
  interface Digests {
    Map<String, String> of(Path data) throws IOException;
  }

  @Override
  public void look(
      CheckSettings settings, CheckFolder folder, Path data, AlertReceiver alerts, Tally tally)
      throws IOException, InterruptedException {
    account(AlertAccount.of(alerts.received(), count(stored.of(data), tally)), tally);
    Map<String, String> crashed = digests.of(data);
    for (int count : processors) {
      Path into = data.resolveSibling("replayed" + count);
      try (ServerProcess replay =
          ServerProcess.launch(
              settings.nightjar(),
              folder.folder("run"),
              environment(alerts, count),
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

  /** As the server had it, for the settings are a part of what a store follows from. */
  private static Map<String, String> environment(AlertReceiver alerts, int processors) {
    var environment = new HashMap<>(alerts.forOneMore());
    environment.put("JDK_JAVA_OPTIONS", "-XX:ActiveProcessorCount=" + processors);
    return environment;
  }

  private static StoredAlerts count(StoredAlerts stored, Tally tally) {
    tally.count(INCIDENTS, stored.incidents());
    return stored;
  }

  private static void account(AlertAccount account, Tally tally) {
    tally.count(RECEIVED, account.received());
    tally.count("alerts_repeated", account.repeated());
    tally.differing(account.differing());
    if (account.differing() > 0) {
      tally
          .findings()
          .add(
              "%d kinds of alerts are not in the store, %d never came, %d came twice from one process"
                  .formatted(account.unknown(), account.missing(), account.twice()));
    }
  }

  @Override
  public void conclude(Tally tally) {
    if (tally.counted(INCIDENTS) == 0 || tally.counted(RECEIVED) == 0) {
      tally.findings().add("no incident came and was told, so alerts prove nothing");
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
