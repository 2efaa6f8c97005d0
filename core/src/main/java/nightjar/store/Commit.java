package nightjar.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import nightjar.incident.TrackedIncident;
import org.jspecify.annotations.Nullable;

/**
 * Everything that follows from the arrivals up to a number: stored whole or not at all.
 *
 * @param arrival number of the last arrival it includes
 * @param rows new records, in order of their numbers
 * @param patterns new and changed patterns; the row replaces the one with the same id
 * @param gonePatterns ids of patterns that are part of another one now
 * @param incidents new and changed incidents; each replaces the one with the same number
 * @param positions where to go on reading each source that gave something
 * @param batches keys of batches taken, to the number of their arrival
 * @param markers new markers
 * @param deliveries new messages to targets
 * @param checkpoint what a later path may begin with; null if none is due
 * @param path how far the path is; null where it is not said, which leaves what was said before
 * @param ids new ids of patterns that were handed out, each with a shape that it leads to
 * @param facts what people said about patterns since the commit before
 * @param deadLetters arrivals among these that are left out
 */
public record Commit(
    long arrival,
    List<LogRow> rows,
    List<PatternRow> patterns,
    List<String> gonePatterns,
    List<TrackedIncident> incidents,
    Map<String, String> positions,
    Map<String, Long> batches,
    List<Marker> markers,
    List<Delivery> deliveries,
    @Nullable Checkpoint checkpoint,
    @Nullable PathState path,
    Map<Long, Long> ids,
    List<KeptFact> facts,
    List<DeadLetter> deadLetters) {
  /** One that says nothing of the path. */
  public Commit(
      long arrival,
      List<LogRow> rows,
      List<PatternRow> patterns,
      List<String> gonePatterns,
      List<TrackedIncident> incidents,
      Map<String, String> positions,
      Map<String, Long> batches,
      List<Marker> markers,
      List<Delivery> deliveries,
      @Nullable Checkpoint checkpoint) {
    this(
        arrival,
        rows,
        patterns,
        gonePatterns,
        incidents,
        positions,
        batches,
        markers,
        deliveries,
        checkpoint,
        null,
        Map.of(),
        List.of(),
        List.of());
  }

  public Commit {
    Objects.requireNonNull(rows);
    patterns = List.copyOf(patterns);
    gonePatterns = List.copyOf(gonePatterns);
    incidents = List.copyOf(incidents);
    positions = Map.copyOf(positions);
    batches = Map.copyOf(batches);
    markers = List.copyOf(markers);
    deliveries = List.copyOf(deliveries);
    ids = Map.copyOf(ids);
    facts = List.copyOf(facts);
    deadLetters = List.copyOf(deadLetters);
  }
}
