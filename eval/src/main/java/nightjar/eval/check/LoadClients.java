package nightjar.eval.check;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The four client processes, their ledgers, and the file that tells them where to send. */
final class LoadClients implements AutoCloseable {
  private static final long TO_END_SECONDS = 70;

  private final Path folder;
  private String address = "";
  private int times = 1;
  private final List<Process> processes = new ArrayList<>();

  /**
   * Starts them; they send to where {@link #sendTo} says.
   *
   * @param folder of their files, outside what is made to fail
   */
  LoadClients(CheckSettings settings, long seed, Path folder, String address) throws IOException {
    this.folder = folder;
    sendTo(address);
    for (int client = 0; client < CheckSettings.CLIENTS; client++) {
      var command = new ArrayList<>(settings.java());
      command.add(LoadClient.class.getName());
      command.add(Integer.toString(client));
      command.add(Long.toString(seed));
      command.add(folder.resolve("address").toString());
      command.add(Integer.toString(settings.linesPerSecond()));
      command.add(ledger(client).toString());
      processes.add(
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(folder.resolve("client" + client + ".err").toFile())
              .start());
    }
  }

  /** Where the server is from now on. */
  void sendTo(String address) throws IOException {
    this.address = address;
    tell();
  }

  /** From now on each sends so many times as much as the settings say. */
  void loadTimes(int times) throws IOException {
    this.times = times;
    tell();
  }

  private void tell() throws IOException {
    Path fresh = Files.writeString(folder.resolve("address.new"), address + " " + times);
    Files.move(fresh, folder.resolve("address"), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path ledger(int client) {
    return folder.resolve("client" + client + ".ledger");
  }

  /** What each wrote down so far. */
  List<Ledger> ledgers() throws IOException {
    var ledgers = new ArrayList<Ledger>();
    for (int client = 0; client < CheckSettings.CLIENTS; client++) {
      ledgers.add(Ledger.read(ledger(client)));
    }
    return ledgers;
  }

  /** Lines acknowledged so far. */
  long acknowledged() throws IOException {
    return ledgers().stream().mapToLong(ledger -> ledger.acknowledged().cardinality()).sum();
  }

  /** A client that ended by itself, in its own words; empty if all are at work or were stopped. */
  String trouble() throws IOException {
    for (int client = 0; client < processes.size(); client++) {
      if (!processes.get(client).isAlive() && processes.get(client).exitValue() != 0) {
        Path err = folder.resolve("client" + client + ".err");
        String said = Files.readString(err, StandardCharsets.UTF_8);
        return "client " + client + " ended: " + said.lines().findFirst().orElse("");
      }
    }
    return "";
  }

  /** They send no more and are gone; afterwards the ledgers change no more. */
  void stop() throws InterruptedException {
    for (Process each : processes) {
      try (OutputStream in = each.getOutputStream()) {
        in.flush();
      } catch (IOException e) {
        // it is gone already
      }
    }
    for (Process each : processes) {
      if (!each.waitFor(TO_END_SECONDS, TimeUnit.SECONDS)) {
        each.destroyForcibly().waitFor();
      }
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
