package nightjar.eval.live;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nightjar.eval.ProcessCost;

/** Sends a load, watches what becomes of it, and says so in numbers. */
public final class LiveEvaluation {
  private LiveEvaluation() {}

  /**
   * Sends all of it; takes as long as the load says, a few seconds more to generate and to find the
   * last marker, longer if the server does not keep up.
   *
   * @throws IOException if no Nightjar answers there
   */
  public static LiveFigures run(LiveLoad load) throws IOException, InterruptedException {
    probe(load);
    OtherProcess server = new OtherProcess(load.pid());
    LoadLines lines = new LoadLines(load);
    Thread generating = lines.start(Instant.now());
    LagWatch watch = new LagWatch(load, server);
    lines.awaitFirst();
    double serverBefore = server.cpuSeconds();
    double senderBefore = ProcessCost.cpuSeconds();
    long begun = System.nanoTime();
    Sender sender = new Sender(load, lines);
    Thread watching = watch.start();
    List<Thread> clients = new ArrayList<>();
    try {
      for (int i = 0; i < load.clients(); i++) {
        clients.add(Thread.ofPlatform().name("client " + i).start(sender::run));
      }
      for (Thread client : clients) {
        client.join();
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      watch.stop();
      watching.join();
      return LiveFigures.of(
          sender,
          watch,
          seconds,
          server.cpuSeconds() - serverBefore,
          server.peakRssMb(),
          ProcessCost.cpuSeconds() - senderBefore);
    } finally {
      watch.stop();
      generating.interrupt();
      watching.interrupt();
      clients.forEach(Thread::interrupt);
    }
  }

  private static void probe(LiveLoad load) throws IOException {
    try (HttpConnection http = load.connection()) {
      HttpConnection.Answer answer = http.get("/health");
      if (Double.isNaN(LagWatch.number(answer.body(), "lag_seconds"))) {
        throw new IOException("what answers there is no nightjar up: status " + answer.status());
      }
    }
  }
}
