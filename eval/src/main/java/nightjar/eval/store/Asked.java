package nightjar.eval.store;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import nightjar.eval.live.HttpConnection;
import nightjar.eval.live.Samples;

/** Questions and how long their answers took. */
final class Asked {
  /** No question is asked for longer than this. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private Asked() {}

  /** Whole answer to a call. */
  static String answer(HttpConnection http, String path) throws IOException {
    HttpConnection.Answer answer = http.get(path);
    if (answer.status() != 200) {
      throw new IOException(path + " was answered " + answer.status() + ": " + answer.body());
    }
    return answer.body();
  }

  /** Milliseconds to the whole answer. */
  static double millis(HttpConnection http, String path) throws IOException {
    long begun = System.nanoTime();
    String _ = answer(http, path);
    return (System.nanoTime() - begun) / 1e6;
  }

  /** Asks some times, once more before it counts; fewer times where it takes long. */
  static Samples often(HttpConnection http, Question question, int times) throws IOException {
    Samples samples = new Samples();
    long begun = System.nanoTime();
    millis(http, question.path(0));
    for (int i = 0; i < times; i++) {
      samples.add(millis(http, question.path(i)));
      if (System.nanoTime() - begun > PATIENCE_NANOS) {
        break;
      }
    }
    return samples;
  }
}
