package nightjar.cli;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.testkit.StandInJson;

/**
 * Four that send lines with ids as fast as they are taken, and know what was answered. Two of them
 * send what was not answered again, with its {@code Idempotency-Key}, until it is.
 */
final class UpSenders implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("w\\d+b\\d+l\\d+");
  private static final int SENDERS = 4;
  private static final int LINES = 20;

  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
  private final AtomicLong answers = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile String address;
  private volatile boolean ended;

  private record Batch(String key, List<String> ids) {
    String text() {
      String time = Instant.now().toString();
      var text = new StringBuilder();
      ids.forEach(id -> text.append(time + " INFO shop - order " + id + " was placed\n"));
      return text.toString();
    }
  }

  /** Begins to send. */
  UpSenders(String address) {
    this.address = address;
    for (int i = 0; i < SENDERS; i++) {
      int number = i;
      threads.add(Thread.ofPlatform().name("sender").start(() -> send(number)));
    }
  }

  /** The one that goes on in place of the one that was sent to. */
  void goOn(String newAddress) {
    address = newAddress;
  }

  long answers() {
    return answers.get();
  }

  /** Ids of lines that are kept, for the answer was 200. */
  Set<String> answered() {
    return Set.copyOf(answered);
  }

  /** Ids of lines of which nobody knows. */
  Set<String> unanswered() {
    return Set.copyOf(unanswered);
  }

  /** The ids in what was found, in its order, doubles too. */
  static List<String> ids(List<Object> rows) {
    List<String> ids = new ArrayList<>();
    for (Object row : rows) {
      Matcher matcher = ID.matcher(StandInJson.text(row, "text"));
      while (matcher.find()) {
        ids.add(matcher.group());
      }
    }
    return ids;
  }

  private void send(int sender) {
    boolean sendsAgain = sender % 2 == 0;
    long number = 0;
    Batch batch = batch(sender, number);
    while (!ended) {
      String to = address;
      boolean taken = isTaken(to, batch, sendsAgain);
      if (taken) {
        answered.addAll(batch.ids());
        answers.incrementAndGet();
      } else if (!sendsAgain) {
        unanswered.addAll(batch.ids());
      }
      if (taken || !sendsAgain) {
        batch = batch(sender, ++number);
      }
      while (!taken && !ended && address.equals(to)) {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    }
    if (!answered.containsAll(batch.ids())) {
      unanswered.addAll(batch.ids());
    }
  }

  private static Batch batch(int sender, long number) {
    List<String> ids = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      ids.add("w" + sender + "b" + number + "l" + line);
    }
    return new Batch(sender + "-" + number, ids);
  }

  private static boolean isTaken(String to, Batch batch, boolean withKey) {
    try {
      byte[] text = batch.text().getBytes(StandardCharsets.UTF_8);
      String[] headers = withKey ? new String[] {"Idempotency-Key", batch.key()} : new String[0];
      HttpResponse<String> response =
          new UpDoor(to).post("/api/v1/logs?source=shop", "text/plain", text, headers);
      return response.statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** Sends no more; afterwards the ids change no more. */
  void stop() {
    ended = true;
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofSeconds(35));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
