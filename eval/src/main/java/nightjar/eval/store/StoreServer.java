package nightjar.eval.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nightjar.eval.check.ServerDoor;
import nightjar.eval.check.ServerProcess;
import nightjar.eval.check.Waiting;
import nightjar.eval.live.HttpConnection;
import nightjar.eval.live.OtherProcess;

/** {@code nightjar up} over a data folder, from its start until it is closed. */
final class StoreServer implements AutoCloseable {
  private static final Duration TO_START = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final ServerProcess process;
  private final OtherProcess cost;
  private final Address address;
  private final double openSeconds;

  private StoreServer(ServerProcess process, Address address, double openSeconds) {
    this.process = process;
    this.cost = new OtherProcess(process.pid());
    this.address = address;
    this.openSeconds = openSeconds;
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param folder for what it prints
   */
  static StoreServer start(List<String> command, Path folder, Path data)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    ServerProcess process = ServerProcess.launch(command, folder, data);
    boolean isStarted = false;
    try {
      if (!process.awaitAddress(TO_START)) {
        throw new IOException("nightjar up did not start: " + process.err().strip());
      }
      Address address = Address.of(process.address());
      if (!Waiting.until(TO_START, () -> isReady(address))) {
        throw new IOException("nightjar up is not ready after " + TO_START.toSeconds() + " s");
      }
      isStarted = true;
      return new StoreServer(process, address, (System.nanoTime() - begun) / 1e9);
    } finally {
      if (!isStarted) {
        process.close();
      }
    }
  }

  private static boolean isReady(Address address) throws IOException {
    try (HttpConnection http = address.connection()) {
      return http.get("/readyz").status() == 200;
    }
  }

  Address address() {
    return address;
  }

  /** From the start of the process until it answered that it is ready. */
  double openSeconds() {
    return openSeconds;
  }

  double cpuSeconds() {
    return cost.cpuSeconds();
  }

  double peakRssMb() {
    return cost.peakRssMb();
  }

  /** Waits until all that came is judged and stored; how things stand then. */
  ServerDoor.Conservation awaitSettled(Duration patience) throws IOException, InterruptedException {
    try (ServerDoor door = new ServerDoor(process.address())) {
      if (!Waiting.until(patience, () -> isSettled(door))) {
        throw new IOException(
            "not all lines are stored after %d s: %s"
                .formatted(patience.toSeconds(), door.conservation()));
      }
      return door.conservation();
    }
  }

  /** Asks seldom: answering costs the server what is measured. */
  private static boolean isSettled(ServerDoor door) throws IOException, InterruptedException {
    boolean isSettled = door.conservation().isSettled();
    if (!isSettled) {
      Waiting.pass(BETWEEN_LOOKS);
    }
    return isSettled;
  }

  /** Ends it as a person would, so that its files are as it leaves them. */
  void end() throws InterruptedException, IOException {
    int code = process.end();
    if (code != 0 && code != 143) {
      throw new IOException("nightjar up ended with " + code + ": " + process.err().strip());
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
