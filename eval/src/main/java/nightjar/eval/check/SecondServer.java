package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A second server on the same data: it must end at once and say why, and the first must not notice.
 *
 * @param data where the data is
 */
record SecondServer(Path data) implements Trouble {
  private static final Duration TO_REFUSE = Duration.ofMinutes(1);
  private static final int UNAVAILABLE = 69;

  @Override
  public void begin(Round round) throws IOException, InterruptedException {
    try (ServerProcess second = round.another()) {
      int code = second.awaitEnd(TO_REFUSE);
      if (code != UNAVAILABLE) {
        round.findings().add("a second server on the data ended with " + code);
      }
    }
  }

  @Override
  public void end(Round round) {}
}
