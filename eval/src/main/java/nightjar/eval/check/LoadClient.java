package nightjar.eval.check;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import nightjar.eval.live.HttpConnection;

/**
 * A client as a process of its own: sends batches of 1 to 200 lines and writes down what was
 * acknowledged. Half of its batches have an {@code Idempotency-Key} and are sent again after an
 * unclear outcome (no answer, or 5xx) until there is a clear one; the others never are. Ends when
 * its standard input does, so that it never outlives the check.
 */
final class LoadClient {
  private static final int LARGEST = 200;

  /** Of batches where the load is a multiple of the usual one. */
  private static final int LARGEST_OF_MANY = 2_000;

  private static final int GRAVE_ONE_IN = 40;
  private static final long PAUSE_NANOS = 50_000_000L;

  private final int number;
  private final Random random;
  private final Path address;
  private final double linesPerSecond;
  private final Ledger.Book book;
  private volatile boolean ended;
  private final Instant began = Instant.now();
  private int next;
  private int outbursts;
  private int times = 1;
  private long dueNanos = System.nanoTime();

  private LoadClient(int number, long seed, Path address, double rate, Ledger.Book book) {
    this.number = number;
    this.random = new Random(seed * 31 + number);
    this.address = address;
    this.linesPerSecond = rate;
    this.book = book;
  }

  /** A body with its lines' numbers. */
  private record Batch(int from, int count, String key, String text) {}

  /**
   * Runs until standard input ends.
   *
   * @param args number, seed, file with the server's address and how many times as much is to be
   *     sent, lines per second (0: as fast as it goes), file of the ledger
   */
  public static void main(String[] args) throws IOException {
    try (var book = new Ledger.Book(Path.of(args[4]))) {
      var client =
          new LoadClient(
              Integer.parseInt(args[0]),
              Long.parseLong(args[1]),
              Path.of(args[2]),
              Double.parseDouble(args[3]),
              book);
      Thread.ofPlatform().daemon().name("end").start(client::awaitEnd);
      client.send();
    }
  }

  private void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // nothing is said, but that it ends
      }
    } catch (IOException e) {
      // the same as its end
    }
    ended = true;
  }

  private void send() throws IOException {
    String to = "";
    HttpConnection http = new HttpConnection("127.0.0.1", 1, "");
    while (!ended) {
      Batch batch = batch();
      book.sends(batch.from, batch.count);
      boolean isOpen = true;
      while (isOpen && !ended) {
        String[] told = Files.readString(address, StandardCharsets.US_ASCII).strip().split(" ", 2);
        String where = told[0];
        times = told.length > 1 ? Integer.parseInt(told[1]) : 1;
        if (!where.equals(to)) {
          http.close();
          URI server = URI.create(where);
          http = new HttpConnection(server.getHost(), server.getPort(), "");
          to = where;
        }
        int status = post(http, batch);
        boolean isUnclear = status == 0 || status >= 500;
        isOpen = status == 429 || (isUnclear && !batch.key.isEmpty());
        if (status != 200) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
      pace(batch.count);
    }
    http.close();
  }

  private int post(HttpConnection http, Batch batch) throws IOException {
    int status;
    try {
      String header = batch.key.isEmpty() ? "" : "Idempotency-Key: " + batch.key + "\r\n";
      byte[] body = batch.text.getBytes(StandardCharsets.UTF_8);
      HttpConnection.Answer answer =
          http.post("/api/v1/logs?source=shop", header, body, body.length);
      status = answer.status();
      if (status == 200 && !answer.body().contains("\"accepted\":" + batch.count + ",")) {
        status = 299; // taken in part: nothing is known of any one line
      }
    } catch (IOException e) {
      status = 0;
    }
    if (status == 200) {
      book.acknowledged(batch.from, batch.count);
    } else {
      book.answered(status, batch.from, batch.count);
    }
    return status;
  }

  private Batch batch() {
    int from = next;
    Optional<Outburst> outburst = Outburst.at(number, from, outbursts);
    int count =
        outburst
            .map(Outburst::lines)
            .orElseGet(() -> 1 + random.nextInt(times > 1 ? LARGEST_OF_MANY : LARGEST));
    next += count;
    outbursts += outburst.isPresent() ? 1 : 0;
    boolean isGrave = random.nextInt(GRAVE_ONE_IN) == 0;
    Instant now = Instant.now();
    var text = new StringBuilder(count * 100);
    for (int line = from; line < next; line++) {
      Instant time = Outburst.timeOf(line, began, now);
      text.append(
          outburst.isPresent()
              ? outburst.get().line(line - from, time, number, line)
              : SentLine.text(time, number, line, isGrave));
    }
    String key = random.nextBoolean() ? "check-" + number + "-" + from : "";
    return new Batch(from, count, key, text.toString());
  }

  private void pace(int lines) {
    if (linesPerSecond <= 0) {
      return;
    }
    long now = System.nanoTime();
    // A client that was held up does not make up for it: the load stays what was asked for.
    dueNanos =
        Math.max(dueNanos + (long) (lines * 1e9 / (linesPerSecond * times)), now - PAUSE_NANOS);
    while (!ended && dueNanos > System.nanoTime()) {
      LockSupport.parkNanos(dueNanos - System.nanoTime());
    }
  }
}
