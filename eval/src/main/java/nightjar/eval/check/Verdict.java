package nightjar.eval.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was sent held against what is stored: acknowledged is a part of stored, stored a part of
 * sent, each once and with its own bytes.
 *
 * @param acknowledged lines that were answered 200
 * @param lost of these, not stored
 * @param duplicates stored more than once
 * @param altered stored with other bytes, acknowledged or not
 * @param strangers stored, but never sent
 * @param stored in all
 * @param answers how many there were by status; 0 for none
 */
record Verdict(
    long acknowledged,
    long lost,
    long duplicates,
    long altered,
    long strangers,
    long stored,
    Map<Integer, Long> answers) {
  static final Verdict NONE = new Verdict(0, 0, 0, 0, 0, 0, Map.of());

  /** Reads all that is stored. */
  static Verdict of(List<Ledger> ledgers, ServerDoor door) throws IOException {
    var found = new ArrayList<BitSet>();
    ledgers.forEach(ledger -> found.add(new BitSet()));
    var counts = new long[4];
    // A stored record may have several lines: a crash with its trace.
    door.texts(
        text ->
            text.lines().forEach(line -> count(SentLine.of(line), line, ledgers, found, counts)));
    return of(ledgers, found, counts);
  }

  private static void count(
      Optional<SentLine> line,
      String text,
      List<Ledger> ledgers,
      List<BitSet> found,
      long[] counts) {
    if (text.contains(FreshLine.WORDS)) {
      return;
    }
    counts[3]++;
    if (line.isEmpty() || line.get().client() >= ledgers.size()) {
      counts[2]++;
      return;
    }
    SentLine read = line.get();
    counts[1] += read.intact() ? 0 : 1;
    BitSet of = found.get(read.client());
    counts[0] += of.get(read.sequence()) ? 1 : 0;
    of.set(read.sequence());
    counts[2] += ledgers.get(read.client()).sent().get(read.sequence()) ? 0 : 1;
  }

  private static Verdict of(List<Ledger> ledgers, List<BitSet> found, long[] counts) {
    long acknowledged = 0;
    long lost = 0;
    var answers = new TreeMap<Integer, Long>();
    for (int client = 0; client < ledgers.size(); client++) {
      BitSet missing = (BitSet) ledgers.get(client).acknowledged().clone();
      acknowledged += missing.cardinality();
      missing.andNot(found.get(client));
      lost += missing.cardinality();
      ledgers
          .get(client)
          .answers()
          .forEach((status, count) -> answers.merge(status, count, Long::sum));
    }
    return new Verdict(acknowledged, lost, counts[0], counts[1], counts[2], counts[3], answers);
  }

  /** Of a server that shows nothing: all is lost. */
  static Verdict ofNothing(List<Ledger> ledgers) {
    var found = new ArrayList<BitSet>();
    ledgers.forEach(ledger -> found.add(new BitSet()));
    return of(ledgers, found, new long[4]);
  }

  Verdict plus(Verdict other) {
    var sum = new TreeMap<Integer, Long>(answers);
    other.answers.forEach((status, count) -> sum.merge(status, count, Long::sum));
    return new Verdict(
        acknowledged + other.acknowledged,
        lost + other.lost,
        duplicates + other.duplicates,
        altered + other.altered,
        strangers + other.strangers,
        stored + other.stored,
        sum);
  }
}
