package nightjar.duckdb;

import java.nio.file.Path;
import java.time.InstantSource;

/** Opens a store, tells of each step that changes its folder, and closes it. */
final class OpeningOnce {
  private OpeningOnce() {}

  /** Arguments: the data directory and the records of a block. */
  public static void main(String[] args) {
    DuckDbStore.open(
            Path.of(args[0]),
            new DuckDbSettings(128, 1, 1).withBlockRows(Integer.parseInt(args[1])),
            InstantSource.system(),
            line -> {},
            Session::connect,
            System.out::println)
        .close();
    System.out.println("closed");
  }
}
