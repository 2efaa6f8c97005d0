package nightjar.duckdb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import nightjar.block.Block;
import nightjar.block.BlockException;
import nightjar.block.Span;
import nightjar.sql.Progress;
import nightjar.store.StoreException;

/**
 * Looks at files of records that the database does not name, before they are removed: what a commit
 * left that failed can be had again, but where the database is gone, or is older than its records,
 * they may be the only ones.
 */
final class UnnamedFiles implements RecordWriter.Before {
  private final StoreFolder folder;
  private final long elsewhereFrom;

  private UnnamedFiles(StoreFolder folder, long elsewhereFrom) {
    this.folder = folder;
    this.elsewhereFrom = elsewhereFrom;
  }

  /**
   * Looks at a folder that is not open yet.
   *
   * @throws DamagedStoreException if something was found damaged when the store was last used, or
   *     there are records without a database
   */
  static UnnamedFiles of(Path dir, StoreFolder folder, long elsewhereFrom) {
    try {
      Path file = dir.resolve(Database.FILE);
      String suspicion = folder.suspicion();
      if (!suspicion.isEmpty()) {
        throw damaged(folder, suspicion);
      }
      boolean isThere = Files.exists(file) && Files.size(file) > 0;
      if (!isThere && !folder.unnamed(Set.of()).isEmpty()) {
        throw damaged(folder, Database.FILE + " is missing, and its records are there");
      }
      return new UnnamedFiles(folder, elsewhereFrom);
    } catch (IOException e) {
      throw new StoreException(
          "The store's folder " + folder.path() + " cannot be read: " + e + ". Mend that.", e);
    }
  }

  private static DamagedStoreException damaged(StoreFolder folder, String what) {
    return new DamagedStoreException(
        what, "The store's folder " + folder.path() + " is not as it should be: " + what);
  }

  @Override
  public void look(Connection connection, Set<Path> named) throws IOException, SQLException {
    List<Path> unnamed = folder.unnamed(named);
    long arrival = Progress.arrival(connection);
    for (Path file : unnamed) {
      Span arrivals = arrivals(file);
      if (arrivals.greatest() > arrival && arrivals.least() < elsewhereFrom) {
        throw damaged(folder, Database.FILE + " is older than the records in " + file);
      }
    }
  }

  /** Numbers of the arrivals of a block; of none where they cannot be told. */
  private static Span arrivals(Path file) throws IOException {
    if (file.toString().endsWith(".block")) {
      try (Arena arena = Arena.ofConfined()) {
        return Block.open(StoreFolder.map(file, arena)).head().arrivals();
      } catch (BlockException e) {
        // Cut while it was written.
      }
    }
    return new Span(Long.MIN_VALUE, Long.MIN_VALUE);
  }
}
