package nightjar.generator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts lines while they are written and keeps which ones a fault caused or changed. */
final class LabelBook {
  private record Page(Map<String, List<Long>> lines, Set<String> requests) {}

  private final Scenario scenario;
  private final boolean merged;
  private final Map<String, Long> files = new TreeMap<>();
  private final List<Page> pages = new ArrayList<>();

  /**
   * Starts an empty book.
   *
   * @param merged whether lines count in {@link DirectorySink#MERGED} as well
   */
  LabelBook(Scenario scenario, boolean merged) {
    this.scenario = scenario;
    this.merged = merged;
    scenario.faults().forEach(_ -> pages.add(new Page(new TreeMap<>(), new LinkedHashSet<>())));
  }

  /** Notes a record that is about to be written. */
  void note(String file, String record, Values values, int fault) {
    long height = height(record);
    count(file, height, fault);
    if (merged) {
      count(DirectorySink.MERGED, height, fault);
    }
    if (fault != Effects.NONE && values.traced()) {
      pages.get(fault).requests().add(values.requestId());
    }
  }

  private static long height(String record) {
    long height = 1;
    for (int i = record.indexOf('\n'); i >= 0; i = record.indexOf('\n', i + 1)) {
      height++;
    }
    return height;
  }

  private void count(String file, long height, int fault) {
    long last = files.merge(file, height, Long::sum);
    if (fault != Effects.NONE) {
      List<Long> lines = pages.get(fault).lines().computeIfAbsent(file, _ -> new ArrayList<>());
      for (long line = last - height + 1; line <= last; line++) {
        lines.add(line);
      }
    }
  }

  Labels labels() {
    List<FaultLabel> faults = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      faults.add(label(scenario.faults().get(i), pages.get(i)));
    }
    return new Labels(scenario.seed(), scenario.start(), scenario.length(), files, faults);
  }

  private static FaultLabel label(Fault fault, Page page) {
    return new FaultLabel(
        fault.kind(),
        fault.service(),
        fault.from(),
        fault.to(),
        fault.what(),
        page.lines(),
        List.copyOf(page.requests()),
        fault.expected());
  }
}
