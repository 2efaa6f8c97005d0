package nightjar.server.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nightjar.journal.Journal;
import nightjar.pattern.Model;
import nightjar.pattern.ModelFile;
import nightjar.store.Checkpoint;
import nightjar.store.LogStore;
import nightjar.store.PathState;
import nightjar.store.Seal;

/**
 * Finds where a path that has seen all that is stored began. Where that checkpoint is damaged or
 * the arrivals since are gone, the next best: an older checkpoint, then a later one, then nothing
 * but what the journal still has; and says so.
 */
final class Origins {
  private final Journal journal;
  private final LogStore store;
  private final RecallPoints points;
  private final Consumer<String> log;

  Origins(Journal journal, LogStore store, RecallPoints points, Consumer<String> log) {
    this.journal = journal;
    this.store = store;
    this.points = points;
    this.log = log;
  }

  /**
   * Where detection begins.
   *
   * @param arrival the last one before it
   * @param model what was known by then
   * @param isExact is it where the path began that stored what is there?
   */
  record Origin(long arrival, Model model, boolean isExact) {}

  /**
   * Finds it.
   *
   * @param seal what checkpoints are under
   */
  Origin find(Seal seal) {
    List<Checkpoint> kept = store.checkpoints();
    Optional<PathState> path = store.path();
    long wanted = path.map(PathState::origin).orElseGet(() -> near(kept));
    if (wanted == 0 && (journal.first() <= 1 || store.arrival() == 0)) {
      return new Origin(0, Model.EMPTY, path.isPresent() || store.arrival() == 0);
    }
    for (Checkpoint each : inOrderOfWorth(kept, wanted)) {
      if (journal.first() <= each.arrival() + 1 || each.arrival() >= store.arrival()) {
        try {
          boolean isExact = path.isPresent() && each.arrival() == wanted;
          return told(new Origin(each.arrival(), model(seal, each), isExact), wanted);
        } catch (IOException e) {
          log.accept(
              "the checkpoint at arrival %d is damaged and passed over (%s)"
                  .formatted(each.arrival(), e.getMessage()));
        }
      }
    }
    return told(new Origin(journal.first() - 1, Model.EMPTY, false), wanted);
  }

  private Origin told(Origin found, long wanted) {
    if (found.arrival != wanted) {
      log.accept(
          "detection goes on from arrival %d in place of %d: what it tells may differ for a while"
              .formatted(found.arrival, wanted));
    }
    return found;
  }

  /** Where a path begins of which nothing is stored: a store of an earlier version. */
  private long near(List<Checkpoint> kept) {
    if (kept.isEmpty()) {
      return 0;
    }
    long rows = store.rows();
    return points.oldestNear(kept, 0, rows).orElseGet(kept::getLast).arrival();
  }

  /** The one that is wanted, older ones, then later ones. */
  private static List<Checkpoint> inOrderOfWorth(List<Checkpoint> kept, long wanted) {
    List<Checkpoint> order = new ArrayList<>();
    kept.reversed().stream().filter(each -> each.arrival() <= wanted).forEach(order::add);
    kept.stream().filter(each -> each.arrival() > wanted).forEach(order::add);
    return order;
  }

  /**
   * What was known at a checkpoint.
   *
   * @throws IOException if it is damaged, or its key is another
   */
  static Model model(Seal seal, Checkpoint checkpoint) throws IOException {
    byte[] text = seal.open(checkpoint.model()).getBytes(StandardCharsets.UTF_8);
    return ModelFile.read(new ByteArrayInputStream(text));
  }
}
