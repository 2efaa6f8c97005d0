package nightjar.eval.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import nightjar.eval.ProcessCost;
import nightjar.eval.check.CheckFolder;
import nightjar.eval.check.ServerDoor;
import nightjar.eval.live.HttpConnection;
import nightjar.eval.live.Samples;

/** Fills the store of a Nightjar of its own, asks it, starts it again, and says so in numbers. */
public final class StoreEvaluation {
  /** Slower than this it is taken to stand still. */
  private static final long LEAST_LINES_PER_SECOND = 2_000;

  private static final double MOST_PACED_SHARE = 0.5;

  private final StoreTrial trial;
  private final Consumer<String> progress;
  private final StoreFigures figures = new StoreFigures();
  private long lines;
  private long bytes;
  private double peakRssMb;

  private StoreEvaluation(StoreTrial trial, Consumer<String> progress) {
    this.trial = trial;
    this.progress = progress;
  }

  /**
   * Does all of it; some minutes for ten million lines.
   *
   * @param progress is told what is under way
   * @throws IOException if lines cannot be read, the server does not start or a call fails, or
   *     lines were lost
   */
  public static StoreFigures run(StoreTrial trial, Consumer<String> progress)
      throws IOException, InterruptedException {
    try (CheckFolder folder = new CheckFolder("store")) {
      Path data = trial.data().isPresent() ? trial.data().get() : folder.folder("data");
      Files.createDirectories(data);
      return new StoreEvaluation(trial, progress).run(folder.path(), data.toAbsolutePath());
    }
  }

  private StoreFigures run(Path work, Path data) throws IOException, InterruptedException {
    Path file =
        trial.file().isPresent()
            ? trial.file().get()
            : GeneratedFile.write(work.resolve("generated.log"), trial.lines(), trial.seed());
    List<Question> questions;
    try (CycledLines sent = new CycledLines(file, trial.lines(), trial.seed())) {
      questions = fill(sent, work, data);
    }
    sizes(file, new DataFolder(data));
    ask(questions, work, new DataFolder(data));
    figures.put("peak_rss_mb", peakRssMb);
    return figures;
  }

  private List<Question> fill(CycledLines source, Path work, Path data)
      throws IOException, InterruptedException {
    try (StoreServer server = StoreServer.start(trial.nightjar(), work, data)) {
      Load load = new Load(server.address(), source, trial.clients(), trial.batch());
      double rate = fast(load, server) * MOST_PACED_SHARE;
      figures.put("paced_lines_per_second", rate);
      acknowledged("ack", paced(load, rate));
      settle(server);
      progress.accept("looking for what to ask");
      List<Question> questions;
      try (HttpConnection http = server.address().connection()) {
        questions = Questions.choose(http, source.samples(), source.planted(), trial.seed());
      }
      try (Asking _ = Asking.begin(server.address(), questions)) {
        acknowledged("ack_queried", paced(load, rate));
      }
      settle(server);
      end(server);
      return questions;
    }
  }

  /** Lines a second until all are stored. */
  private double fast(Load load, StoreServer server) throws IOException, InterruptedException {
    progress.accept("sending " + trial.lines() + " lines as fast as they are taken");
    double server0 = server.cpuSeconds();
    double sender0 = ProcessCost.cpuSeconds();
    long begun = System.nanoTime();
    Load.Sent sent = load.asFast(trial.lines());
    count(sent);
    double sender = ProcessCost.cpuSeconds() - sender0;
    settle(server);
    double stored = sent.lines() / ((System.nanoTime() - begun) / 1e9);
    figures.put("sent_fast_lines", (double) sent.lines());
    figures.put("accepted_lines_per_second", sent.lines() / sent.seconds());
    figures.put("stored_lines_per_second", stored);
    figures.put("server_cpu_seconds", server.cpuSeconds() - server0);
    figures.put("sender_cpu_seconds", sender);
    figures.put("refused_calls", (double) sent.refused());
    return stored;
  }

  private Load.Sent paced(Load load, double rate) throws IOException, InterruptedException {
    progress.accept("sending %.0f lines a second".formatted(rate));
    Load.Sent sent = load.paced(rate, Math.max(1, (long) (rate * trial.paced().toSeconds())));
    count(sent);
    return sent;
  }

  private void count(Load.Sent sent) {
    lines += sent.lines();
    bytes += sent.bytes();
  }

  private void acknowledged(String name, Load.Sent sent) {
    Samples millis = sent.ackMillis();
    figures.put(name + "_p50_ms", millis.percentile(0.5));
    figures.put(name + "_p99_ms", millis.percentile(0.99));
    figures.put(name + "_max_ms", millis.percentile(1));
  }

  private void settle(StoreServer server) throws IOException, InterruptedException {
    ServerDoor.Conservation all =
        server.awaitSettled(Duration.ofSeconds(120 + lines / LEAST_LINES_PER_SECOND));
    if (all.difference() != 0 || all.in() < lines) {
      throw new IOException(lines + " lines were acknowledged, but there are " + all);
    }
  }

  private void end(StoreServer server) throws IOException, InterruptedException {
    peakRssMb = Math.max(peakRssMb, server.peakRssMb());
    server.end();
  }

  private void sizes(Path file, DataFolder data) throws IOException {
    progress.accept("packing the same lines with gzip -6");
    figures.put("lines", (double) lines);
    figures.put("bytes_per_line", (double) data.storeBytes() / lines);
    // Of a small store the tail is the larger part; it never has more than a block's lines.
    figures.put("block_bytes", (double) data.storeBytes(".block"));
    figures.put("tail_bytes", (double) data.storeBytes(".tail"));
    figures.put("journal_bytes_per_line", (double) data.journalBytes() / lines);
    figures.put("raw_bytes_per_line", (double) bytes / lines);
    figures.put(
        "gzip6_bytes_per_line",
        (double) GzipSize.of(file, lines, trial.lines(), trial.seed()) / lines);
  }

  /** A start for each question, so that nothing was read before; then all of them often. */
  private void ask(List<Question> questions, Path work, DataFolder data)
      throws IOException, InterruptedException {
    Samples open = new Samples();
    double[] cold = new double[questions.size()];
    boolean isFromDisk = true;
    for (int i = 0; i < cold.length; i++) {
      Question question = questions.get(i);
      progress.accept("asking " + question.name() + " after a start");
      isFromDisk &= data.dropFromMemory();
      try (StoreServer server = StoreServer.start(trial.nightjar(), work, data.path());
          HttpConnection http = server.address().connection()) {
        open.add(server.openSeconds());
        cold[i] = Asked.millis(http, question.path(i));
        if (i == cold.length - 1) {
          settle(server);
          warm(questions, cold, server);
        }
        end(server);
      }
    }
    figures.fromDisk(isFromDisk);
    figures.put("open_p50_seconds", open.percentile(0.5));
    figures.put("open_max_seconds", open.percentile(1));
  }

  /** By a connection of its own: one that waited until all was settled may be closed by then. */
  private void warm(List<Question> questions, double[] cold, StoreServer server)
      throws IOException {
    try (HttpConnection http = server.address().connection()) {
      for (int i = 0; i < cold.length; i++) {
        Question question = questions.get(i);
        progress.accept("asking " + question.name());
        Samples warm = Asked.often(http, question, trial.runs());
        figures.add(new QuestionFigures(question.name(), cold[i], warm));
      }
    }
  }
}
