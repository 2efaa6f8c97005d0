package nightjar.duckdb;

import java.nio.file.Path;
import java.util.stream.LongStream;
import nightjar.testkit.LogStoreContractRecords;

/** Commits without end and prints the number of every arrival once its commit has returned. */
final class CommitLoop {
  static final int ROWS = 500;

  private CommitLoop() {}

  /** Goes on until it is killed; its one argument is the data directory. */
  public static void main(String[] args) {
    DuckDbSettings settings = new DuckDbSettings(128, 1, 1); // many checkpoints
    try (DuckDbStore store = DuckDbStore.open(Path.of(args[0]), settings)) {
      for (long arrival = store.arrival() + 1; ; arrival++) {
        long of = arrival;
        store.commit(
            LogStoreContractRecords.commit(
                arrival,
                LongStream.rangeClosed((arrival - 1) * ROWS + 1, arrival * ROWS)
                    .mapToObj(number -> LogStoreContractRecords.row(number, text(of, number)))
                    .toList()));
        System.out.println(arrival);
      }
    }
  }

  static String text(long arrival, long number) {
    return "arrival " + arrival + " record " + number + " " + "0123456789".repeat(8);
  }
}
