package nightjar.eval.check;

import java.io.IOException;
import java.time.Duration;

/**
 * A hundred times the usual load for a while, six seconds a trial, then the usual one again. At any
 * moment every line that was taken is stored, waits or is rejected; within a minute after it what
 * comes is judged within five seconds. Refusing is right, losing is not.
 */
final class StormFault implements Fault {
  private static final int TIMES = 100;

  /** Lines a second from each client before and after. */
  private static final int USUAL = 125;

  private static final Duration BEFORE = Duration.ofSeconds(5);
  private static final Duration OF_A_TRIAL = Duration.ofSeconds(6);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration TO_CATCH_UP = Duration.ofSeconds(60);
  private static final double LAG_SECONDS = 5;

  @Override
  public String name() {
    return "storm";
  }

  @Override
  public CheckFigures run(CheckSettings settings, CheckProgress progress)
      throws IOException, InterruptedException {
    var tally = new Tally(name());
    CheckSettings usual = settings.withLoad(USUAL, settings.longest());
    try (var folder = new CheckFolder(name())) {
      var data = folder.path().resolve("data");
      try (var round =
          new Round(usual, settings.seed(), folder.folder("run"), data, tally.findings())) {
        watch(round, tally, BEFORE);
        storm(round, settings.trials(), tally, progress);
        tally.add(round.settle());
      }
      Kept.keep(settings, folder, data, name(), tally);
    }
    return tally.figures();
  }

  private static void storm(Round round, int trials, Tally tally, CheckProgress progress)
      throws IOException, InterruptedException {
    long before = round.clients().acknowledged();
    long began = System.nanoTime();
    round.clients().loadTimes(TIMES);
    for (int trial = 0; trial < trials; trial++) {
      progress.at(trial, trials, tally.sentence());
      watch(round, tally, OF_A_TRIAL);
    }
    round.clients().loadTimes(1);
    long over = System.nanoTime();
    long lines = round.clients().acknowledged() - before;
    tally.most("storm_lines_per_second", (long) (lines / ((over - began) / 1e9)));
    boolean isBack = isCaughtUp(round, tally);
    boolean takes = FreshLine.isTaken(round.server().address());
    for (int trial = 0; trial < trials; trial++) {
      tally.trial(isBack && takes, (System.nanoTime() - over) / 1_000_000);
    }
  }

  /** Is the lag low again in time? It is watched for longer, to tell by how much it is not. */
  private static boolean isCaughtUp(Round round, Tally tally)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    try (var door = new ServerDoor(round.server().address())) {
      boolean isBack =
          Waiting.until(
              TO_CATCH_UP.multipliedBy(5),
              () -> {
                Waiting.pass(LOOK);
                look(door, tally);
                return door.lagSeconds() < LAG_SECONDS;
              });
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      tally.most("lag_back_ms", took.toMillis());
      return isBack && took.compareTo(TO_CATCH_UP) <= 0;
    }
  }

  private static void watch(Round round, Tally tally, Duration lasts)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + lasts.toNanos();
    try (var door = new ServerDoor(round.server().address())) {
      while (System.nanoTime() < end) {
        look(door, tally);
        Waiting.pass(LOOK);
      }
    }
  }

  private static void look(ServerDoor door, Tally tally) throws IOException {
    ServerDoor.Conservation at = door.conservation();
    tally.count("looks", 1);
    tally.most("difference_max", Math.abs(at.difference()));
    tally.most("pending_max", at.pending());
    tally.most("lag_ms_max", (long) (1e3 * door.lagSeconds()));
    if (at.difference() != 0) {
      tally.findings().add("lines are not accounted for: " + at);
    }
  }
}
