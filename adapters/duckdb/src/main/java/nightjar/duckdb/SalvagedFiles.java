package nightjar.duckdb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nightjar.block.Block;
import nightjar.block.BlockException;
import nightjar.sql.BlockEntry;
import nightjar.sql.Catalogue;
import nightjar.store.LogRow;

/** Files of records of a store, looked at byte by byte. */
final class SalvagedFiles {
  /** Whole blocks by the number of their file. */
  final TreeMap<Long, BlockEntry> blocks = new TreeMap<>();

  /** Numbers of arrivals begin here, of each whole block. */
  final Map<Long, Long> leastArrivals = new LinkedHashMap<>();

  /** Tails by the number of their file. */
  final TreeMap<Long, Path> tails = new TreeMap<>();

  /** Files that are damaged. */
  final List<Path> damaged = new ArrayList<>();

  /** Greatest number of a file. */
  long lastFile;

  SalvagedFiles(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    for (Path file : StoreFolder.files(folder)) {
      long number = StoreFolder.number(file);
      lastFile = Math.max(lastFile, number);
      if (file.toString().endsWith(".tail")) {
        tails.put(number, file);
      } else if (Files.size(file) > 0 && !take(number, file)) {
        damaged.add(file);
      }
    }
  }

  private boolean take(long number, Path file) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Block block = Block.open(StoreFolder.map(file, arena));
      block.check();
      blocks.put(number, BlockEntry.of(number, block.head(), Files.size(file)));
      leastArrivals.put(number, block.head().arrivals().least());
      return true;
    } catch (BlockException | InternalError e) {
      return false;
    }
  }

  /** A tail as far as it is whole. */
  List<LogRow> tail(long number) throws IOException {
    Path file = tails.get(number);
    return file == null ? List.of() : TailFrames.wholeRows(StoreFolder.bytes(file));
  }

  /** The tail as the database names it; empty if it is damaged. */
  Optional<List<LogRow>> tail(Catalogue.TailRow named) throws IOException {
    Path file = tails.get(named.file().number());
    if (named.file().number() == 0) {
      return Optional.of(List.of());
    }
    if (file == null || Files.size(file) < named.file().length()) {
      return Optional.empty();
    }
    byte[] bytes = StoreFolder.bytes(file);
    try {
      return Optional.of(
          TailFrames.rows(
              Arrays.copyOf(bytes, Math.toIntExact(named.file().length())), named.firstRow()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
