package nightjar.eval;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nightjar.EpochNanos;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.act.Report;
import nightjar.generator.FaultKind;
import nightjar.generator.FaultLabel;
import nightjar.incident.Incident;

/**
 * Is an incident the planted fault? It is if it points at it: it lies at the fault's time, does not
 * span most of the run, and shows a line the fault wrote or changed, or mostly sessions it struck;
 * for a silence, if it says that something is missing in the service that went quiet.
 */
final class FaultMatch {
  private static final long SLACK_NANOS = Duration.ofMinutes(3).toNanos();
  private static final double MOST_OF_RUN = 0.4;

  private final FaultLabel label;
  private final TimeRange fault;
  private final long runNanos;
  private final Set<String> requests;

  FaultMatch(FaultLabel label, Report.Input input) {
    this.label = label;
    this.fault = new TimeRange(EpochNanos.of(label.from()), EpochNanos.of(label.to()));
    this.runNanos = input.range() == null ? 0 : input.range().nanos();
    this.requests = new HashSet<>(label.requests());
  }

  boolean is(Incident incident) {
    if (mostlyStruckSessions(incident)) {
      return true;
    }
    boolean atItsTime =
        incident.range().touches(fault, SLACK_NANOS)
            && incident.range().nanos() < MOST_OF_RUN * runNanos;
    if (!atItsTime) {
      return false;
    }
    return label.kind() == FaultKind.SILENCE ? saysSilence(incident) : showsItsLine(incident);
  }

  private boolean mostlyStruckSessions(Incident incident) {
    long struck = incident.sessions().stream().filter(requests::contains).count();
    return struck > 0 && struck * 2 >= incident.sessions().size();
  }

  private boolean saysSilence(Incident incident) {
    boolean missing =
        incident.points().containsKey("silence") || incident.points().containsKey("rate");
    boolean itsLine = incident.samples().stream().anyMatch(this::isItsFile);
    return missing && (itsLine || incident.services().contains(label.service()));
  }

  /**
   * A service writes one log or several, all called after it: gateway-access.log,
   * gateway-error.log.
   */
  private boolean isItsFile(LineRef line) {
    String name = line.file().substring(line.file().lastIndexOf('/') + 1);
    return name.startsWith(label.service());
  }

  private boolean showsItsLine(Incident incident) {
    LineRef first = incident.first();
    Stream<LineRef> shown = Stream.concat(incident.samples().stream(), Stream.ofNullable(first));
    return shown.anyMatch(this::isItsLine);
  }

  private boolean isItsLine(LineRef line) {
    for (Map.Entry<String, List<Long>> file : label.lines().entrySet()) {
      if (line.file().endsWith(file.getKey()) && file.getValue().contains(line.line())) {
        return true;
      }
    }
    return false;
  }
}
