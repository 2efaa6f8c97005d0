package nightjar.eval.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is sent to a Nightjar of its own, and what is asked.
 *
 * @param lines sent as fast as they are acknowledged, 1,000 to 1,000,000,000; those sent at a pace
 *     come on top
 * @param file whose lines are sent, over and over with other days and numbers; empty for generated
 *     ones
 * @param data where the store is left, a folder that is empty or not there; empty to remove it
 * @param clients connections that send, 1 to 64
 * @param batch lines in a call, 1 to 10,000
 * @param paced how long lines are sent at half the rate, without and with queries
 * @param runs how often each query is asked of the running server
 * @param seed of ids that are planted, and of what is asked for
 * @param nightjar the command that starts Nightjar, to which {@code up} and its options are added
 */
public record StoreTrial(
    long lines,
    Optional<Path> file,
    Optional<Path> data,
    int clients,
    int batch,
    Duration paced,
    int runs,
    long seed,
    List<String> nightjar) {
  public StoreTrial {
    check("lines", lines, 1_000, 1_000_000_000);
    check("clients", clients, 1, 64);
    check("batch", batch, 1, 10_000);
    check("seconds", paced.toSeconds(), 1, 3_600);
    check("runs", runs, 1, 10_000);
    nightjar = List.copyOf(nightjar);
  }

  private static void check(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " must be " + least + " to " + most + ": " + value);
    }
  }
}
