package nightjar.generator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one fault did.
 *
 * @param from begin of the fault
 * @param to its end, exclusive; lines of requests it struck may follow
 * @param what what happened, in one sentence
 * @param lines by file, the numbers (from 1, ascending) of the physical lines it wrote, moved or
 *     changed beyond their time; lines it kept from being written are nowhere
 * @param requests ids on those lines
 * @param expected what a good finding says
 */
public record FaultLabel(
    FaultKind kind,
    String service,
    Instant from,
    Instant to,
    String what,
    Map<String, List<Long>> lines,
    List<String> requests,
    String expected) {

  public FaultLabel {
    Map<String, List<Long>> copy = new TreeMap<>();
    lines.forEach((file, numbers) -> copy.put(file, List.copyOf(new ArrayList<>(numbers))));
    lines = Collections.unmodifiableMap(copy);
    requests = List.copyOf(requests);
  }
}
