package nightjar.eval.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nightjar.journal.Damage;
import nightjar.journal.Journal;
import nightjar.journal.JournalReader;
import nightjar.journal.Numbered;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;

/** A damaged journal opened, read, written on, and opened again. */
final class CorruptTrial {
  private static final String FRESH = "fresh after the damage\n";
  private final KnownJournal known;
  private final Path copy;
  private final Wound wound;

  CorruptTrial(KnownJournal known, Path copy, Wound wound) {
    this.known = known;
    this.copy = copy;
    this.wound = wound;
  }

  /**
   * What came of it.
   *
   * @param lost lines of arrivals that are gone
   * @param beyond of these, of arrivals that the damage did not touch
   * @param trouble what is not as promised; empty if all is
   */
  record Outcome(long lost, long beyond, Optional<String> trouble) {}

  Outcome run() throws IOException, InterruptedException {
    Map<Long, String> first;
    List<Damage> named;
    long fresh;
    try (Journal journal = Journal.open(copy, KnownJournal.settings())) {
      first = texts(journal);
      named = journal.damage();
      fresh = journal.append(KnownJournal.arrival(FRESH, ""));
    } catch (RefusedException e) {
      return new Outcome(0, 0, Optional.of("takes no line: " + e.getMessage()));
    }
    if (first.containsKey(fresh)) {
      return new Outcome(0, 0, Optional.of("gives the number " + fresh + " twice"));
    }
    Map<Long, String> again;
    try (Journal journal = Journal.open(copy, KnownJournal.settings())) {
      again = texts(journal);
    }
    var expected = new HashMap<>(first);
    expected.put(fresh, FRESH);
    Outcome outcome = judge(first, named);
    if (outcome.trouble.isEmpty() && !expected.equals(again)) {
      return new Outcome(
          outcome.lost, outcome.beyond, Optional.of("reads otherwise when opened once more"));
    }
    return outcome;
  }

  private static Map<Long, String> texts(Journal journal) throws IOException, InterruptedException {
    var texts = new TreeMap<Long, String>();
    try (JournalReader reader = journal.reader(1)) {
      for (Optional<Numbered> next = reader.next(Duration.ZERO);
          next.isPresent();
          next = reader.next(Duration.ZERO)) {
        if (next.get().arrival() instanceof Arrival.Lines lines) {
          String before =
              texts.put(next.get().number(), new String(lines.text(), StandardCharsets.UTF_8));
          if (before != null) {
            throw new IOException("arrival " + next.get().number() + " is read twice");
          }
        }
      }
    }
    return texts;
  }

  private Outcome judge(Map<Long, String> found, List<Damage> named) {
    Set<Long> reach = wound.reach(known);
    long lost = 0;
    long beyond = 0;
    String trouble = "";
    for (KnownJournal.Kept kept : known.arrivals()) {
      String text = found.get(kept.number());
      if (text == null) {
        long lines = kept.text().lines().count();
        lost += lines;
        beyond += reach.contains(kept.number()) ? 0 : lines;
      } else if (!text.equals(kept.text())) {
        trouble = "arrival " + kept.number() + " is read with other bytes";
      }
    }
    if (beyond > 0) {
      trouble = "%d lines beyond the damage are gone".formatted(beyond);
    } else if (found.size() > known.arrivals().size()) {
      trouble = "more is read than was written";
    } else if (lost > 0 && !isNamed(named)) {
      trouble = "%d lines are gone and nothing names %s: %s".formatted(lost, wound.file(), named);
    }
    return new Outcome(lost, beyond, Optional.of(trouble).filter(each -> !each.isEmpty()));
  }

  /** By its file, and by its place where bytes of it are left; a file that is gone, in words. */
  private boolean isNamed(List<Damage> named) {
    return named.stream()
        .anyMatch(
            damage ->
                damage.reason().contains(wound.file())
                    || (String.valueOf(damage.segment().getFileName()).startsWith(wound.file())
                        && damage.offset() < wound.to()
                        && wound.from() <= damage.offset() + damage.bytes()));
  }
}
