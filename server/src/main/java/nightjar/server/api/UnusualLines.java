package nightjar.server.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.incident.Finding;
import nightjar.incident.TrackedIncident;
import nightjar.search.Query;
import nightjar.search.UnusualRange;
import nightjar.store.LogRow;
import org.jspecify.annotations.Nullable;

/**
 * Which records incidents call unusual. What a person marked as normal is not; neither is anything
 * where records are missing. Immutable.
 */
final class UnusualLines {
  /** Latest incidents looked at. */
  static final int MOST_INCIDENTS = 2_000;

  private final List<UnusualRange> all = new ArrayList<>();
  private final Map<Long, List<UnusualRange>> byShape = new HashMap<>();
  private final List<UnusualRange> ofServices = new ArrayList<>();
  private final Map<Long, List<UnusualRange>> byIncident = new HashMap<>();

  /**
   * @param incidents latest first
   */
  UnusualLines(List<TrackedIncident> incidents) {
    for (TrackedIncident incident : incidents) {
      if (byIncident.size() < MOST_INCIDENTS) {
        List<UnusualRange> ranges = ranges(incident, incident.latest().findings());
        byIncident.put(incident.number(), ranges);
        if (incident.mark() != TrackedIncident.Mark.NORMAL) {
          ranges.forEach(this::add);
        }
      }
    }
  }

  static List<UnusualRange> ranges(TrackedIncident incident, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !finding.absence() && finding.range().nanos() > 0)
        .map(
            finding ->
                new UnusualRange(
                    incident.number(),
                    incident.latest().score(),
                    finding.shapes(),
                    finding.service(),
                    finding.leastSeverity(),
                    finding.range()))
        .toList();
  }

  private void add(UnusualRange range) {
    all.add(range);
    if (range.shapes().isEmpty()) {
      ofServices.add(range);
    }
    for (long shape : range.shapes()) {
      byShape.computeIfAbsent(shape, s -> new ArrayList<>(1)).add(range);
    }
  }

  /** What an incident calls unusual, whatever its mark; empty for an unknown one. */
  List<UnusualRange> of(long incident) {
    return byIncident.getOrDefault(incident, List.of());
  }

  List<UnusualRange> all() {
    return List.copyOf(all);
  }

  /** What a query asks for. */
  List<UnusualRange> of(Query.Unusual asked) {
    return asked.incident() > 0
        ? of(asked.incident())
        : all.stream().filter(range -> range.score() >= asked.leastScore()).toList();
  }

  /** The range of the highest score that holds a record. */
  Optional<UnusualRange> of(LogRow row) {
    UnusualRange best = highest(ofServices, row, null);
    return Optional.ofNullable(highest(byShape.getOrDefault(row.shape(), List.of()), row, best));
  }

  private static @Nullable UnusualRange highest(
      List<UnusualRange> ranges, LogRow row, @Nullable UnusualRange best) {
    UnusualRange highest = best;
    for (UnusualRange range : ranges) {
      if ((highest == null || range.score() > highest.score()) && range.contains(row)) {
        highest = range;
      }
    }
    return highest;
  }
}
