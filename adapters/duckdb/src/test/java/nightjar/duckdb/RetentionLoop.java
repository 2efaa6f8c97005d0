package nightjar.duckdb;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import nightjar.redact.Redacted;
import nightjar.store.LogRow;
import nightjar.testkit.LogStoreContractRecords;

/** Commits without end to a store that keeps a few blocks only, and tells of each that goes. */
final class RetentionLoop {
  static final int ROWS = 400;
  static final long SLOT = 10_000_000_000L;

  private RetentionLoop() {}

  /** Goes on until it is killed; its arguments are the data directory and the most bytes. */
  public static void main(String[] args) {
    DuckDbSettings settings =
        new DuckDbSettings(128, 1, 1)
            .withBlockRows(1_000)
            .withRetention(new Retention(Retention.ALL.maxAge(), Long.parseLong(args[1])));
    try (DuckDbStore store =
        DuckDbStore.open(
            Path.of(args[0]),
            settings,
            InstantSource.system(),
            line -> {},
            Session::connect,
            step -> {
              if (step.equals("remove a block")) {
                System.out.println(step);
              }
            })) {
      for (long arrival = store.arrival() + 1; ; arrival++) {
        store.commit(LogStoreContractRecords.commit(arrival, rows(arrival)));
      }
    }
  }

  /** 70 records in ten seconds, so that blocks share some of them. */
  static List<LogRow> rows(long arrival) {
    return LongStream.rangeClosed((arrival - 1) * ROWS + 1, arrival * ROWS)
        .mapToObj(
            n ->
                new LogRow(
                    n,
                    LogStoreContractRecords.START + n * SLOT / 70,
                    LogStoreContractRecords.START + n,
                    n % 5 == 0 ? 17 : 9,
                    n % 3 == 0 ? "shop" : "mail",
                    "f",
                    n,
                    n % 7,
                    Redacted.kept("record " + n + " of arrival " + arrival),
                    0,
                    6,
                    arrival))
        .toList();
  }
}
