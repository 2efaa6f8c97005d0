package nightjar.eval.sim;

import java.util.random.RandomGenerator;

/**
 * What goes wrong with a disk, operation by operation: how likely each kind fails, and when the
 * process that calls dies.
 */
final class DiskFaults {
  private final RandomGenerator random;
  private double reads;
  private double writes;
  private double forces;
  private double folders;
  private int streak;
  private long injected;
  private long deathIn = Long.MAX_VALUE;

  DiskFaults(RandomGenerator random) {
    this.random = random;
  }

  /** Chances of failure per operation, 0 to 1: reading, writing, forcing, changing a folder. */
  void rates(double reading, double writing, double forcing, double changing) {
    reads = reading;
    writes = writing;
    forces = forcing;
    folders = changing;
  }

  /** The process dies at the n-th operation from here, 1 for the next. */
  void dieIn(int operations) {
    deathIn = operations;
  }

  /** Nothing goes wrong any more. */
  void cease() {
    rates(0, 0, 0, 0);
    streak = 0;
    deathIn = Long.MAX_VALUE;
  }

  /** Counts an operation; true if it is the process's last. */
  boolean isLast() {
    if (deathIn == Long.MAX_VALUE || --deathIn > 0) {
      return false;
    }
    deathIn = Long.MAX_VALUE;
    return true;
  }

  boolean failsRead() {
    return draw(reads);
  }

  boolean failsWrite() {
    return draw(writes);
  }

  /** One in four processes whose force fails is killed before it can clean up. */
  boolean failsForce() {
    boolean fails = draw(forces);
    if (fails && deathIn != Long.MAX_VALUE && random.nextInt(4) == 0) {
      deathIn = 1L + random.nextInt(3);
    }
    return fails;
  }

  boolean failsFolder() {
    return draw(folders);
  }

  private boolean draw(double chance) {
    if (chance == 0) {
      return false;
    }
    if (streak > 0) { // troubles seldom come alone: what cleans up fails too
      streak--;
      injected++;
      return true;
    }
    if (random.nextDouble() >= chance) {
      return false;
    }
    streak = random.nextInt(4) == 0 ? random.nextInt(4) : 0;
    injected++;
    return true;
  }

  /** A failure that came from elsewhere: the drive was full. */
  void count() {
    injected++;
  }

  /** Failures so far. */
  long injected() {
    return injected;
  }

  /** Chance for what a disk decides by itself: how much of a write, of a read. */
  RandomGenerator random() {
    return random;
  }
}
