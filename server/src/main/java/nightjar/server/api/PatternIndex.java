package nightjar.server.api;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nightjar.store.PatternRow;
import org.jspecify.annotations.Nullable;

/** Patterns by id, by shape and by their words. Any thread. */
final class PatternIndex {
  private final List<PatternRow> rows;
  private final Map<String, PatternRow> byId = new HashMap<>();
  private final Map<String, PatternRow> byAlias = new HashMap<>();
  private final Map<Long, PatternRow> byShape = new HashMap<>();
  private long lines;
  private volatile @Nullable PatternWords words;

  PatternIndex(List<PatternRow> rows) {
    this.rows = List.copyOf(rows);
    for (PatternRow row : rows) {
      lines += row.count();
      byId.put(row.id(), row);
      row.aliases().forEach(alias -> byAlias.putIfAbsent(alias, row));
      row.shapes().forEach(shape -> byShape.put(shape, row));
    }
  }

  List<PatternRow> rows() {
    return rows;
  }

  /** Records of all patterns. */
  long lines() {
    return lines;
  }

  @Nullable PatternRow ofShape(long shape) {
    return byShape.get(shape);
  }

  /** The pattern's id, or the shape's own while no pattern is known. */
  String idOf(long shape) {
    PatternRow row = byShape.get(shape);
    return row == null ? HexFormat.of().toHexDigits(shape) : row.id();
  }

  /** By its id, by one it had, or by that of a shape in it: ids that were handed out stay good. */
  Optional<PatternRow> find(String id) {
    PatternRow row = byId.containsKey(id) ? byId.get(id) : byAlias.get(id);
    return row != null ? Optional.of(row) : Optional.ofNullable(byShape.get(shape(id)));
  }

  /** The patterns with the most words in common with one, most alike first. */
  List<PatternWords.Neighbour> neighbours(PatternRow row, int most) {
    PatternWords all = words;
    if (all == null) {
      all = new PatternWords(rows);
      words = all;
    }
    return all.neighbours(row, most);
  }

  /** Shapes an id stands for; one that is no pattern's stands for the shape it names. */
  Set<Long> shapesOf(String id) {
    PatternRow row = byId.containsKey(id) ? byId.get(id) : byAlias.get(id);
    return row != null ? Set.copyOf(row.shapes()) : Set.of(shape(id));
  }

  private static long shape(String id) {
    return id.matches("[0-9a-fA-F]{16}") ? HexFormat.fromHexDigitsToLong(id) : 0;
  }
}
