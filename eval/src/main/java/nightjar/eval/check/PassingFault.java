package nightjar.eval.check;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A {@link Trouble} that comes and goes under load, one data folder for all trials. While it lasts,
 * only certain answers are right; within ten seconds after it, lines are taken again, by the same
 * process.
 *
 * @param name of the fault
 * @param source of the trouble
 * @param lasting how long
 * @param answers statuses that are right while it lasts, beside 200; 0 for no answer
 * @param lines a second from each client at most; 0 for what the settings say
 */
record PassingFault(
    String name, Trouble.Source source, Lasting lasting, Set<Integer> answers, int lines)
    implements Fault {
  /** Seconds at least and at most. */
  record Lasting(double least, double most) {}

  private static final double LONGEST_BEFORE = 2;
  private static final Duration OF_A_TRIAL = Duration.ofSeconds(3);

  @Override
  public CheckFigures run(CheckSettings settings, CheckProgress progress)
      throws IOException, InterruptedException {
    CheckSettings paced = lines == 0 ? settings : settings.withLoad(lines, OF_A_TRIAL);
    var tally = new Tally(name);
    try (var folder = new CheckFolder(name)) {
      Trouble trouble;
      try {
        trouble = source.in(folder);
      } catch (IOException e) {
        return CheckFigures.skipped(name, String.valueOf(e.getMessage()));
      }
      try (trouble) {
        trials(paced, folder, trouble, tally, progress);
        Kept.keep(settings, folder, trouble.data(), name, tally);
      }
    }
    return tally.figures();
  }

  private void trials(
      CheckSettings settings,
      CheckFolder folder,
      Trouble trouble,
      Tally tally,
      CheckProgress progress)
      throws IOException, InterruptedException {
    var random = new Random(settings.seed());
    try (var round =
        new Round(
            settings, settings.seed(), folder.folder("run"), trouble.data(), tally.findings())) {
      for (int trial = 0; trial < settings.trials(); trial++) {
        progress.at(trial, settings.trials(), tally.sentence());
        Waiting.pass(millis(0.2, LONGEST_BEFORE, random));
        trial(round, trouble, tally, millis(lasting.least(), lasting.most(), random));
      }
      tally.add(round.settle());
    }
  }

  private void trial(Round round, Trouble trouble, Tally tally, Duration lasts)
      throws IOException, InterruptedException {
    Map<Integer, Long> before = answersOf(round.clients().ledgers());
    trouble.begin(round);
    Waiting.pass(lasts);
    Map<Integer, Long> during = answersOf(round.clients().ledgers());
    trouble.end(round);
    long over = System.nanoTime();
    during.forEach((status, n) -> judge(status, n - before.getOrDefault(status, 0L), tally));
    boolean isThere = round.server().isAlive();
    if (!isThere) {
      tally.findings().add("it ended by itself: " + round.server().lastWords());
      round.launch();
      round.comesUp();
    }
    boolean takes = FreshLine.isTaken(round.server().address());
    tally.trial(isThere && takes, (System.nanoTime() - over) / 1_000_000);
  }

  private void judge(int status, long count, Tally tally) {
    if (count == 0) {
      return;
    }
    tally.count(status == 0 ? "during_unanswered" : "during_" + status, count);
    if (status != 200 && !answers.contains(status)) {
      tally.findings().add("while it lasted, %,d answers were %d".formatted(count, status));
    }
  }

  private static Map<Integer, Long> answersOf(List<Ledger> ledgers) {
    var answers = new TreeMap<Integer, Long>();
    for (Ledger ledger : ledgers) {
      ledger.answers().forEach((status, n) -> answers.merge(status, n, Long::sum));
    }
    return answers;
  }

  private static Duration millis(double least, double most, Random random) {
    return Duration.ofMillis((long) (1e3 * random.nextDouble(least, most)));
  }
}
