package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** One data folder with a server on it and four clients that send to it. One thread. */
final class Round implements AutoCloseable {
  private static final Duration TO_START = Duration.ofSeconds(90);
  private static final Duration TO_RECOVER = Duration.ofSeconds(10);
  private static final Duration TO_STORE = Duration.ofMinutes(3);
  private static final Duration TO_TELL = Duration.ofMinutes(1);

  /** The last lines are judged some seconds after they are stored, and told then. */
  private static final Duration LULL = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int LOUD = 200;

  private final CheckSettings settings;
  private final Path folder;
  private final Path data;
  private final Findings findings;
  private final LoadClients clients;
  private final AlertReceiver alerts;
  private ServerProcess server;
  private final Duration firstStart;
  private long launched;

  /**
   * Starts both.
   *
   * @param folder for what the processes print and the clients note; outside the fault
   * @throws IOException if the server does not come up
   */
  Round(CheckSettings settings, long seed, Path folder, Path data, Findings findings)
      throws IOException, InterruptedException {
    this.settings = settings;
    this.folder = folder;
    this.data = data;
    this.findings = findings;
    launched = System.nanoTime();
    alerts = new AlertReceiver();
    try {
      server = another();
    } catch (IOException e) {
      alerts.close();
      throw e;
    }
    try {
      if (!server.awaitAddress(TO_START)) {
        throw new IOException("nightjar does not start: " + server.lastWords());
      }
      firstStart = sinceLaunch();
      clients = new LoadClients(settings, seed, folder, server.address());
    } catch (IOException | InterruptedException e) {
      server.close();
      alerts.close();
      throw e;
    }
  }

  ServerProcess server() {
    return server;
  }

  LoadClients clients() {
    return clients;
  }

  Findings findings() {
    return findings;
  }

  /** Who is told of incidents; may be read when the round is closed. */
  AlertReceiver alerts() {
    return alerts;
  }

  /** One more server on the same data. To be closed by its user. */
  ServerProcess another() throws IOException {
    return ServerProcess.launch(settings.nightjar(), folder, data, alerts.forOneMore());
  }

  /** How long the start on an empty folder took. */
  Duration firstStart() {
    return firstStart;
  }

  /** How long the latest start took or takes so far. */
  Duration sinceLaunch() {
    return Duration.ofNanos(System.nanoTime() - launched);
  }

  /** Starts another server in place of one that is gone, and does not wait for it. */
  void launch() throws IOException {
    launched = System.nanoTime();
    server = another();
  }

  /**
   * Waits for a server that was launched; does it take a fresh line in time? Ten seconds, and what
   * this machine needs in any case to start it with nothing to recover.
   */
  boolean comesUp() throws IOException, InterruptedException {
    if (!server.awaitAddress(TO_START)) {
      findings.add(
          "it does not start again after %s: %s".formatted(sinceLaunch(), server.lastWords()));
      return false;
    }
    clients.sendTo(server.address());
    return FreshLine.isTaken(server.address())
        && sinceLaunch().minus(firstStart).compareTo(TO_RECOVER) <= 0;
  }

  /** Stops the clients, waits until all is stored, and holds both against each other. */
  Verdict settle() throws IOException, InterruptedException {
    String trouble = clients.trouble();
    clients.stop();
    if (!trouble.isEmpty()) {
      findings.add(trouble);
    }
    if (!server.isAlive() && !starts()) {
      return Verdict.ofNothing(clients.ledgers());
    }
    Verdict verdict = verdict();
    int code = server.end();
    if (code != 0) {
      findings.add("told to end, it ended with " + code + ": " + server.lastWords());
    }
    if (server.err().lines().count() > LOUD) {
      findings.add("it says something again and again: " + server.lastWords());
    }
    return verdict;
  }

  private boolean starts() throws IOException, InterruptedException {
    launch();
    return server.awaitAddress(TO_START);
  }

  /** What it shows; where that fails, what another one shows that is started in its place. */
  private Verdict verdict() throws IOException, InterruptedException {
    try {
      return stored();
    } catch (IOException e) {
      findings.add("%s; it said: %s".formatted(e.getMessage(), server.lastWords()));
    }
    server.kill();
    return starts() ? stored() : Verdict.ofNothing(clients.ledgers());
  }

  private Verdict stored() throws IOException, InterruptedException {
    try (var door = new ServerDoor(server.address())) {
      if (!Waiting.until(TO_STORE, () -> door.conservation().isSettled())) {
        findings.add("not all is stored after %s: %s".formatted(TO_STORE, door.conservation()));
      }
      if (!isAllTold(door)) {
        findings.add("not all alerts are told after " + TO_TELL);
      }
      ServerDoor.Conservation at = door.conservation();
      if (at.difference() != 0 || at.rejected() != 0) {
        findings.add("lines are not accounted for: " + at);
      }
      Verdict verdict = Verdict.of(clients.ledgers(), door);
      if (verdict.altered() + verdict.strangers() > 0) {
        findings.add(
            "%,d stored lines are altered and %,d were never sent"
                .formatted(verdict.altered(), verdict.strangers()));
      }
      return verdict;
    }
  }

  /** Waits until nothing has had to be told for a while. */
  private static boolean isAllTold(ServerDoor door) throws IOException, InterruptedException {
    long began = System.nanoTime();
    long calm = began;
    while (System.nanoTime() - calm < LULL.toNanos()) {
      if (System.nanoTime() - began > TO_TELL.toNanos()) {
        return false;
      }
      Waiting.pass(LOOK);
      if (!door.conservation().isSettled() || door.waitingAlerts() > 0) {
        calm = System.nanoTime();
      }
    }
    return true;
  }

  @Override
  public void close() {
    clients.close();
    server.close();
    alerts.close();
  }
}
