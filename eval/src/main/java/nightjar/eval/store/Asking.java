package nightjar.eval.store;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import nightjar.eval.live.HttpConnection;
import org.jspecify.annotations.Nullable;

/** Somebody who asks one question after the other while lines are sent, until it is closed. */
final class Asking implements AutoCloseable {
  private final Address server;
  private final List<Question> questions;
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
  private final Thread thread = Thread.ofPlatform().name("asking").unstarted(this::run);
  private volatile boolean isOver;

  private Asking(Address server, List<Question> questions) {
    this.server = server;
    this.questions = List.copyOf(questions);
  }

  static Asking begin(Address server, List<Question> questions) {
    Asking asking = new Asking(server, questions);
    asking.thread.start();
    return asking;
  }

  private void run() {
    try (HttpConnection http = server.connection()) {
      for (int i = 0; !isOver; i++) {
        Question question = questions.get(i % questions.size());
        String _ = Asked.answer(http, question.path(i / questions.size()));
      }
    } catch (IOException e) {
      failure.set(e);
    }
  }

  /** Waits for the answer that is under way. */
  @Override
  public void close() throws IOException {
    isOver = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it ends by itself
    }
    IOException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }
}
