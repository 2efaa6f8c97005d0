package nightjar.eval.pattern;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Mines the same records in order, shuffled, in shards whose evidence is joined in several orders,
 * and with restarts in between, and compares the patterns at the end, to the text, with those of
 * the run in order. Every run has another seed of the fast key, too.
 *
 * <p>Takes as long as mining the records about fifteen times. The same records and seed give the
 * same figures.
 */
public final class StabilityEvaluation {
  private static final int SHUFFLES = 3;
  private static final int[] RESTARTS = {1, 3};
  private static final int UNKNOWN = -1;

  private final HeldRecords records;
  private final long seed;
  private final PatternsOfRun.Numbers kinds = new PatternsOfRun.Numbers();
  private final PatternsOfRun.Numbers names = new PatternsOfRun.Numbers();
  private final PatternsOfRun inOrder;
  private final List<StabilityFigures.Run> runs = new ArrayList<>();

  /** A mining that some of the records go to. */
  private final class Shard {
    private final Mining mining;
    private int[] kindOfShape = new int[0];

    Shard(Mining mining) {
      this.mining = mining;
    }

    void take(int record, PatternsOfRun found) {
      int shape = records.mine(record, mining);
      int known = kindOfShape.length;
      if (shape >= known) {
        kindOfShape = Arrays.copyOf(kindOfShape, Math.max(2 * known, shape + 1));
        Arrays.fill(kindOfShape, known, kindOfShape.length, UNKNOWN);
      }
      if (kindOfShape[shape] == UNKNOWN) {
        kindOfShape[shape] = kinds.of(mining.shapeText(shape));
      }
      found.is(record, kindOfShape[shape]);
    }
  }

  private StabilityEvaluation(HeldRecords records, long seed) throws IOException {
    this.records = records;
    this.seed = seed;
    this.inOrder = mined(inOrder(), 0);
  }

  /**
   * Compares all runs.
   *
   * @param fewest shards of the first split, at least 2
   * @param most shards of the last split; all numbers between are tried
   * @param seed of shuffles, splits, orders and restarts
   */
  public static StabilityFigures run(HeldRecords records, int fewest, int most, long seed)
      throws IOException {
    StabilityEvaluation evaluation = new StabilityEvaluation(records, seed);
    evaluation.shuffle();
    for (int shards = fewest; shards <= most; shards++) {
      evaluation.split(shards);
    }
    evaluation.restart();
    return new StabilityFigures(
        records.lines(), records.size(), evaluation.inOrder.size(), seed, evaluation.runs);
  }

  private void shuffle() throws IOException {
    for (int i = 1; i <= SHUFFLES; i++) {
      compare("shuffle", "shuffle " + i, 1, 0, mined(shuffled(i), 0));
    }
  }

  private void restart() throws IOException {
    for (int restarts : RESTARTS) {
      compare("restart", "in order", 1, restarts, mined(inOrder(), restarts));
      compare("restart", "shuffled", 1, restarts, mined(shuffled(restarts), restarts));
    }
  }

  /** Every record goes to a shard by chance; each shard knows its own evidence only. */
  private void split(int shards) throws IOException {
    PatternsOfRun found = new PatternsOfRun(records.size());
    RandomGenerator chance = new SplittableRandom(seed + shards);
    List<Shard> all = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      all.add(new Shard(new Mining(seed + shard)));
    }
    for (int record = 0; record < records.size(); record++) {
      all.get(chance.nextInt(shards)).take(record, found);
    }
    List<Evidence> evidence = all.stream().map(shard -> shard.mining.evidence()).toList();
    for (Map.Entry<String, Evidence> joined : joined(evidence, chance).entrySet()) {
      found.end(new Mining(seed, joined.getValue()), kinds, names);
      compare("shards", "joined " + joined.getKey(), shards, 0, found);
    }
  }

  private static Map<String, Evidence> joined(List<Evidence> evidence, RandomGenerator chance) {
    List<Evidence> shuffled = new ArrayList<>(evidence);
    Collections.shuffle(shuffled, Random.from(chance));
    Map<String, Evidence> joined = new LinkedHashMap<>();
    joined.put("in order", sum(evidence));
    joined.put("from the last", sum(evidence.reversed()));
    joined.put("by chance", sum(shuffled));
    joined.put("in halves", halves(evidence));
    return joined;
  }

  private static Evidence sum(List<Evidence> evidence) {
    return evidence.stream().reduce(Evidence.NONE, Evidence::plus);
  }

  private static Evidence halves(List<Evidence> evidence) {
    int middle = evidence.size() / 2;
    return middle == 0
        ? evidence.getFirst()
        : halves(evidence.subList(middle, evidence.size()))
            .plus(halves(evidence.subList(0, middle)));
  }

  /** Mines records, begun anew from the saved evidence so many times at places drawn by chance. */
  private PatternsOfRun mined(int[] order, int restarts) throws IOException {
    PatternsOfRun found = new PatternsOfRun(order.length);
    RandomGenerator chance = new SplittableRandom(seed ^ restarts);
    int[] cuts = chance.ints(restarts, 0, order.length + 1).sorted().toArray();
    Shard only = new Shard(new Mining(seed + 100 + runs.size()));
    int cut = 0;
    for (int i = 0; i <= order.length; i++) {
      for (; cut < restarts && cuts[cut] == i; cut++) {
        only = new Shard(new Mining(seed + cut, only.mining.evidence().restarted()));
      }
      if (i < order.length) {
        only.take(order[i], found);
      }
    }
    found.end(only.mining, kinds, names);
    return found;
  }

  private int[] inOrder() {
    return IntStream.range(0, records.size()).toArray();
  }

  private int[] shuffled(int which) {
    int[] order = inOrder();
    RandomGenerator chance = new SplittableRandom(seed + 31L * which);
    for (int i = order.length - 1; i > 0; i--) {
      int other = chance.nextInt(i + 1);
      int record = order[i];
      order[i] = order[other];
      order[other] = record;
    }
    return order;
  }

  private void compare(String kind, String order, int shards, int restarts, PatternsOfRun found) {
    runs.add(
        new StabilityFigures.Run(
            kind,
            order,
            shards,
            restarts,
            found.size(),
            found.sharedRecords(inOrder),
            found.sharedPatterns(inOrder)));
  }
}
