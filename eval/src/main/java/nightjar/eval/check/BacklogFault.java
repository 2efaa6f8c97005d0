package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Far more than fits into memory waits to be judged, 200 MB of lines a trial, and Java has 256 MiB:
 * a large file that is read from its beginning; then, as the server is killed when all of it is in
 * the journal, a journal that is far ahead of the store. Meanwhile fresh lines are taken, and in
 * the end every line is stored once.
 */
final class BacklogFault implements Fault {
  private static final long BYTES_A_TRIAL = 200_000_000;
  private static final int MOST_COLLECTING_PERCENT = 30;
  private static final Duration TO_START = Duration.ofMinutes(10);
  private static final Duration A_TRIAL = Duration.ofMinutes(8);
  private static final Duration LOOK = Duration.ofMillis(250);

  @Override
  public String name() {
    return "backlog";
  }

  @Override
  public CheckFigures run(CheckSettings settings, CheckProgress progress)
      throws IOException, InterruptedException {
    var tally = new Tally(name());
    try (var folder = new CheckFolder(name())) {
      progress.at(0, settings.trials(), "a file of " + settings.trials() * 200 + " MB is written");
      Path run = folder.folder("run");
      Path data = folder.path().resolve("data");
      BacklogFile file =
          BacklogFile.write(
              folder.path().resolve("backlog.log"), settings.trials() * BYTES_A_TRIAL);
      new Filling(settings, run, data, file, tally, progress).run();
      Kept.keep(settings, folder, data, name(), tally);
    }
    return tally.figures();
  }

  /** One run of both. */
  private record Filling(
      CheckSettings settings,
      Path folder,
      Path data,
      BacklogFile file,
      Tally tally,
      CheckProgress progress) {
    void run() throws IOException, InterruptedException {
      var first = new SmallHeap(folder.resolve("first.gc"));
      try (ServerProcess server = up(first)) {
        followed(server, first);
      }
      var second = new SmallHeap(folder.resolve("second.gc"));
      long began = System.nanoTime();
      try (ServerProcess server = up(second)) {
        boolean isDone = caughtUp(server, second);
        for (int trial = 0; trial < settings.trials(); trial++) {
          tally.trial(isDone, (System.nanoTime() - began) / 1_000_000);
        }
      }
    }

    private ServerProcess up(SmallHeap heap) throws IOException, InterruptedException {
      Map<String, String> environment = new HashMap<>(heap.environment());
      environment.put("NIGHTJAR_JOURNAL_MAX_BYTES", "1TiB");
      long began = System.nanoTime();
      ServerProcess server =
          ServerProcess.launch(
              settings.nightjar(),
              folder,
              environment,
              List.of(
                  "up",
                  "--port",
                  Integer.toString(OwnPort.free()),
                  "--data",
                  data.toString(),
                  file.path().toString()));
      if (!server.awaitAddress(TO_START)) {
        String said = server.lastWords();
        server.close();
        throw new IOException("nightjar does not start: " + said);
      }
      tally.most("start_ms_max", (System.nanoTime() - began) / 1_000_000);
      return server;
    }

    /** The file is taken in whole, faster than it is judged; then the server is killed. */
    private void followed(ServerProcess server, SmallHeap heap)
        throws IOException, InterruptedException {
      try (var door = new ServerDoor(server.address())) {
        await(server, () -> look(door).in() >= file.lines());
        tally.most("backlog_lines", look(door).pending());
      } catch (IOException e) {
        ended(server, e);
      }
      collected(server, heap);
      server.kill();
    }

    private boolean caughtUp(ServerProcess server, SmallHeap heap)
        throws IOException, InterruptedException {
      boolean takes = FreshLine.isTaken(server.address());
      if (!takes) {
        tally.findings().add("no line is taken while much waits");
      }
      boolean isDone = false;
      try (var door = new ServerDoor(server.address())) {
        isDone = await(server, () -> look(door).isSettled());
        ServerDoor.Conservation end = door.conservation();
        long lines = file.lines() + (takes ? 1 : 0);
        if (end.in() != lines || end.stored() != lines || end.rejected() != 0) {
          tally.findings().add("of %,d lines: %s".formatted(lines, end));
        }
        tally.most("stored_lines", end.stored());
      } catch (IOException e) {
        ended(server, e);
      }
      collected(server, heap);
      int code = server.end();
      if (code != 0) {
        tally.findings().add("it ended with " + code + ": " + server.lastWords());
      }
      return isDone && takes && code == 0;
    }

    private boolean await(ServerProcess server, Waiting.Condition done)
        throws IOException, InterruptedException {
      boolean isDone =
          Waiting.until(
              A_TRIAL.multipliedBy(settings.trials()),
              () -> {
                Waiting.pass(LOOK);
                return done.holds() || !server.isAlive();
              });
      if (!isDone || !server.isAlive()) {
        tally.findings().add("it does not catch up: " + server.lastWords());
      }
      return isDone && server.isAlive();
    }

    private ServerDoor.Conservation look(ServerDoor door) throws IOException {
      ServerDoor.Conservation at = door.conservation();
      progress.at(0, settings.trials(), "%,d of %,d stored".formatted(at.stored(), file.lines()));
      tally.most("difference_max", Math.abs(at.difference()));
      return at;
    }

    private void ended(ServerProcess server, IOException e) throws IOException {
      tally.findings().add("%s; it said: %s".formatted(e.getMessage(), server.lastWords()));
    }

    private void collected(ServerProcess server, SmallHeap heap) throws IOException {
      long busy = SmallHeap.busy(server.pid()).toMillis();
      long percent = busy == 0 ? 0 : 100 * heap.collecting().toMillis() / busy;
      tally.most("collecting_percent_max", percent);
      if (percent >= MOST_COLLECTING_PERCENT) {
        tally.findings().add("collecting garbage takes %d %% of its time".formatted(percent));
      }
    }
  }
}
