package nightjar.duckdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.block.RowSet;
import nightjar.block.Tally;
import nightjar.search.Candidate;
import nightjar.sql.Rollups;
import nightjar.store.Summary.By;

/** Records counted by what they have: those of a piece, or of all pieces so far. One thread. */
final class Tallies {
  /** Groups of severities: see {@link Rollups#severityGroup}. */
  static final int GROUPS = 7;

  final Map<Integer, Long> levels = new HashMap<>();
  final Map<String, Long> services = new HashMap<>();
  final Map<String, Long> sources = new HashMap<>();
  final Map<Long, Long> shapes = new HashMap<>();

  /** Records per stretch of time and group of severities. */
  final List<long[]> volume = new ArrayList<>();

  private final Set<By> by;
  private final Stretches stretches;

  Tallies(Set<By> by, Stretches stretches) {
    this.by = by;
    this.stretches = stretches;
    for (int i = 0; i < stretches.count(); i++) {
      volume.add(new long[GROUPS]);
    }
  }

  /** Of these records of a piece: only columns are read by which is counted. */
  Tallies of(Piece piece, RowSet rows) {
    Tallies tallies = new Tallies(by, stretches);
    if (!rows.isEmpty()) {
      for (By each : by) {
        switch (each) {
          case LEVEL -> tallies.addLevels(piece.severities(rows));
          case SERVICE -> add(tallies.services, piece.services(rows));
          case SOURCE -> add(tallies.sources, piece.sources(rows));
          case SHAPE -> add(tallies.shapes, piece.shapes(rows));
        }
      }
      tallies.addTimes(piece, rows);
    }
    return tallies;
  }

  private void addLevels(List<Tally<Integer>> severities) {
    for (Tally<Integer> each : severities) {
      levels.merge(Rollups.severityGroup(each.value()), (long) each.rows(), Long::sum);
    }
  }

  private static <K> void add(Map<K, Long> counts, List<Tally<K>> more) {
    more.forEach(each -> counts.merge(each.value(), (long) each.rows(), Long::sum));
  }

  /** Times are told from texts: they are only looked at where a piece lies in several stretches. */
  private void addTimes(Piece piece, RowSet rows) {
    if (!stretches.meet(piece.times())) {
      return;
    }
    int first = stretches.of(piece.times().least());
    if (first >= 0 && first == stretches.of(piece.times().greatest())) {
      for (Tally<Integer> each : piece.severities(rows)) {
        volume.get(first)[Rollups.severityGroup(each.value())] += each.rows();
      }
      return;
    }
    for (int place = rows.next(0); place >= 0; place = rows.next(place + 1)) {
      Candidate row = piece.candidate(place);
      int at = stretches.of(row.timeNanos());
      if (at >= 0) {
        volume.get(at)[Rollups.severityGroup(row.severity())]++;
      }
    }
  }

  /** Adds what was counted elsewhere. */
  void add(Tallies more) {
    more.levels.forEach((level, count) -> levels.merge(level, count, Long::sum));
    more.services.forEach((name, count) -> services.merge(name, count, Long::sum));
    more.sources.forEach((name, count) -> sources.merge(name, count, Long::sum));
    more.shapes.forEach((shape, count) -> shapes.merge(shape, count, Long::sum));
    for (int i = 0; i < volume.size(); i++) {
      long[] sums = volume.get(i);
      for (int group = 0; group < GROUPS; group++) {
        sums[group] += more.volume.get(i)[group];
      }
    }
  }
}
