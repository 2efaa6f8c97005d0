package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Many trials in one process, each told on standard output, so that whoever reads it knows in which
 * one this process hung or died: {@code trial N WHAT} before, {@code done N LOST BEYOND TROUBLE}
 * after.
 */
final class CorruptTrials {
  private CorruptTrials() {}

  /**
   * Runs trials.
   *
   * @param args folder, seed, first trial, and the one after the last
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    long seed = Long.parseLong(args[1]);
    KnownJournal known =
        KnownJournal.write(
            folder.resolve("known" + ProcessHandle.current().pid()), new SplittableRandom(seed));
    Path copy = folder.resolve("copy");
    for (long trial = Long.parseLong(args[2]); trial < Long.parseLong(args[3]); trial++) {
      CheckFolder.deleteIfThere(copy);
      known.copyTo(copy);
      Wound wound = Wound.of(copy, trial, new SplittableRandom(seed * 1_000_003 + trial));
      System.out.println("trial " + trial + " " + wound.what());
      CorruptTrial.Outcome outcome = outcome(new CorruptTrial(known, copy, wound));
      System.out.println(
          "done %d %d %d %s"
              .formatted(trial, outcome.lost(), outcome.beyond(), outcome.trouble().orElse("")));
    }
  }

  private static CorruptTrial.Outcome outcome(CorruptTrial trial) throws InterruptedException {
    try {
      return trial.run();
    } catch (IOException | RuntimeException e) {
      return new CorruptTrial.Outcome(
          0, 0, java.util.Optional.of("does not open: " + String.valueOf(e).replace('\n', ' ')));
    }
  }
}
