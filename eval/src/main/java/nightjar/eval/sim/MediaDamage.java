package nightjar.eval.sim;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import nightjar.journal.Damage;

/**
 * What happens to the bytes themselves while nobody looks: single ones rot, a file is deleted by
 * somebody. Knows what the journal may lose by it, and what it has to name.
 */
final class MediaDamage {
  /** Both copies of what lies at the start of a segment may be gone after two hits. */
  private static final int HEAD = 256;

  private final Drive drive;
  private final Path folder;
  private final Reckoning reckoning;
  private final Trace trace;
  private final Map<Integer, Integer> headHits = new HashMap<>();
  private final Set<String> named = new HashSet<>();
  private boolean happened;

  MediaDamage(Drive drive, Path folder, Reckoning reckoning, Trace trace) {
    this.drive = drive;
    this.folder = folder;
    this.reckoning = reckoning;
    this.trace = trace;
  }

  /** Was anything damaged at all? */
  boolean hasHappened() {
    return happened;
  }

  private List<Map.Entry<Path, StoredFile>> segments() {
    return drive.files(folder).entrySet().stream()
        .filter(each -> each.getKey().toString().endsWith(".journal"))
        .toList();
  }

  /** Changes one byte of one segment. */
  void rot(RandomGenerator random) {
    List<Map.Entry<Path, StoredFile>> segments = segments();
    if (segments.isEmpty()) {
      return;
    }
    var hit = segments.get(random.nextInt(segments.size()));
    StoredFile file = hit.getValue();
    if (file.size() == 0) {
      return;
    }
    String name = hit.getKey().getFileName().toString();
    int at = random.nextInt(random.nextInt(10) == 0 ? Math.min(HEAD, file.size()) : file.size());
    file.rot(at, 1 + random.nextInt(255));
    trace.add("rots", name, at, 0);
    happened = true;
    reckoning.damage(file.number(), name, at, at + 1);
    if (at < HEAD && headHits.merge(file.number(), 1, Integer::sum) > 1) {
      reckoning.damage(file.number(), name, 0, Long.MAX_VALUE);
    }
  }

  /**
   * Deletes one segment.
   *
   * @param stored what the store has: higher numbers may be given again
   */
  void lose(RandomGenerator random, long stored) {
    List<Map.Entry<Path, StoredFile>> segments = segments();
    if (segments.isEmpty()) {
      return;
    }
    var hit = segments.get(random.nextInt(segments.size()));
    trace.add("is deleted", hit.getKey().getFileName().toString(), 0, 0);
    drive.lose(hit.getKey());
    happened = true;
    reckoning.damage(hit.getValue().number(), "", 0, Long.MAX_VALUE);
    if (hit == segments.getLast()) {
      reckoning.forgetNumbersOver(stored);
    }
  }

  /** Notes what the journal says. */
  void told(List<Damage> damage) {
    for (Damage each : damage) {
      named.add(String.valueOf(each.segment().getFileName()).replace(".damaged", ""));
    }
  }

  /** Files that a process cut which died before it could tell anybody. */
  void cut(Set<String> files) {
    named.addAll(files);
  }

  /** Files of which the journal has said that they are damaged. */
  Set<String> named() {
    return named;
  }
}
