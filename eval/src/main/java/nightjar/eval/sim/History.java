package nightjar.eval.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import org.jspecify.annotations.Nullable;

/**
 * One seed's history: processes come and go on one drive, clients send, time is set, and in the end
 * everything that went wrong stops and the reckoning must fit. One thread.
 */
final class History {
  private static final Path FOLDER = Path.of("/", "data", "journal");

  private final SplittableRandom random;
  private final ProcessRules rules;
  private final boolean isWhole;
  private final Trace trace = new Trace();
  private final SimulatedClock clock = new SimulatedClock();
  private final Reckoning reckoning = new Reckoning(trace);
  private final Drive drive = new Drive();
  private final SimulatedStore store = new SimulatedStore(reckoning);
  private final MediaDamage damage = new MediaDamage(drive, FOLDER, reckoning, trace);
  private final DiskFaults faults;
  private final Clients clients;
  private final int segmentBytes;
  private final int meanLife;
  private final boolean rots;
  private final boolean loses;
  private final Onlooker onlooker;
  private final Erasing erasing;
  private @Nullable Life life;
  private long crashes;
  private long trimmed;

  /**
   * @param isWhole go on through the path of the live system, or make one row of an arrival?
   */
  History(long seed, ProcessRules rules, boolean isWhole) {
    this.random = new SplittableRandom(seed);
    this.rules = rules;
    this.isWhole = isWhole;
    this.faults = new DiskFaults(random.split());
    this.clients = new Clients(random.split(), clock, reckoning);
    this.segmentBytes = 4096 << random.nextInt(3);
    this.meanLife = 20 << random.nextInt(5);
    this.rots = !isWhole && random.nextInt(4) == 0;
    this.loses = !isWhole && random.nextInt(25) == 0;
    this.onlooker = new Onlooker(drive, FOLDER, clock, trace, reckoning);
    this.erasing = new Erasing(random.split(), rules, clock, clients, reckoning);
    if (!isWhole && random.nextInt(8) == 0) {
      new FirstFormat(drive, FOLDER, clock, random.split()).fill(clients, reckoning);
    }
  }

  SimulatedTrial.Outcome run() {
    int turns = 60 + random.nextInt(120);
    drawRates();
    try {
      for (int i = 0; i < turns && !reckoning.isViolated(); i++) {
        turn();
      }
      if (!reckoning.isViolated()) {
        new LastTurn(this, reckoning, clients, store).run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reckoning.violated("interrupted");
    } catch (IOException | RuntimeException e) {
      reckoning.violated("the process failed with " + e);
    }
    return reckoning.outcome(crashes);
  }

  private void turn() throws InterruptedException {
    try {
      Life now = life;
      if (now == null && random.nextInt(10) == 0) {
        withoutProcess();
      } else if (now == null) {
        open(random.nextInt(3) == 0);
      } else {
        act(now);
      }
    } catch (ProcessDied e) {
      // Seen below.
    } catch (JournalException e) {
      trace.add("trouble", String.valueOf(e.getMessage()), 0, 0);
    } catch (RuntimeException e) {
      reckoning.violated("the process failed with " + e);
    }
    if (life != null && life.isDead()) {
      ended();
    }
  }

  private void act(Life now) throws JournalException, InterruptedException {
    int what = random.nextInt(108);
    if (what >= 100) {
      actRarely(now, what - 100);
    } else if (what < 40) {
      clients.send(now);
    } else if (what < 62) {
      now.step();
    } else if (what < 78) {
      read(now, 1 + random.nextInt(20));
    } else if (what < 84) {
      now.tick();
    } else if (what < 87) {
      trim(now);
    } else if (what < 91) {
      passTime();
    } else if (what < 93) {
      intrude();
    } else if (what < 95) {
      now.close();
      damage.told(now.journal().damage());
      ended();
    } else if (what < 96) {
      trace.add("is killed", "", 0, 0);
      ended();
    } else if (what < 98) {
      drive.capacity = random.nextInt(3) == 0 ? drive.size() + random.nextInt(3000) : 1 << 24;
    } else {
      drawRates();
    }
  }

  /** What an operator does now and then. */
  private void actRarely(Life now, int what) throws JournalException, InterruptedException {
    if (what < 3) {
      look();
    } else if (what == 3) {
      trace.add("another key", "", 0, 0);
      now.journal().rotateKey();
    } else if (!isWhole) {
      onlooker.end();
      if (what < 6) {
        erasing.value(now);
      } else {
        erasing.day(now);
      }
      checkFiles();
    }
  }

  /** What is done to the folder while nobody has it open. */
  private void withoutProcess() throws JournalException, InterruptedException {
    if (isWhole || random.nextBoolean()) {
      look();
      return;
    }
    onlooker.end();
    SimulatedDisk disk = disk(faults);
    faults.dieIn(1 + random.nextInt(100));
    try {
      erasing.day(FOLDER, rules.disk(disk));
    } finally {
      faults.dieIn(Integer.MAX_VALUE);
      disk.die();
    }
    checkFiles();
  }

  private void look() throws InterruptedException {
    onlooker.look(random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(10), trimmed);
  }

  private void trim(Life now) throws JournalException {
    if (isWhole) {
      return;
    }
    trimmed = Math.max(trimmed, store.arrival()); // as long as nobody knows how far it came
    rules.trim(now.journal(), store, random.nextInt(3 * segmentBytes));
  }

  /** What was erased may be in no file. */
  private void checkFiles() {
    if (reckoning.hasErased()) {
      new SingleFiles(drive, FOLDER, clock, trace, reckoning).check();
    }
  }

  /** Opens the journal in a new process; without one if it dies or cannot. */
  private void open(boolean diesSoon) throws InterruptedException {
    faults.dieIn(1 + random.nextInt(diesSoon ? 25 : 2 * meanLife));
    open();
  }

  private void open() throws InterruptedException {
    long injected = faults.injected();
    SimulatedDisk disk = disk(faults);
    trace.add("opens", "", 0, 0);
    try {
      Journal journal =
          Journal.inSteps(
              FOLDER, rules.settings(clock, segmentBytes), rules.disk(disk), random.split());
      damage.told(journal.damage());
      checkOpened(journal);
      rules.opened(journal, store);
      Follower follower =
          new Follower(journal, store, reckoning, rules, newPath(), () -> disk.pass("stores"));
      rules.recall(follower);
      life = new Life(disk, faults, journal, follower, reckoning, clock);
    } catch (ProcessDied e) {
      damage.cut(disk.cut());
      ended();
    } catch (JournalException e) {
      damage.cut(disk.cut());
      if (faults.injected() == injected && !disk.isDead()) {
        reckoning.violated("the journal cannot be opened again: " + e.getMessage());
      }
      disk.die();
    }
  }

  private void checkOpened(Journal journal) {
    if (!damage.hasHappened() && journal.last() < store.arrival()) {
      reckoning.violated(
          "the store has arrival %d and the journal ends at %d"
              .formatted(store.arrival(), journal.last()));
    }
  }

  private SimulatedDisk disk(DiskFaults of) {
    return new SimulatedDisk(drive, of, clock, trace);
  }

  /** Reads on; where all is read, nothing may be missing. */
  boolean read(Life now, int most) throws JournalException, InterruptedException {
    boolean isAll;
    try {
      isAll = now.follower().read(most);
    } finally {
      damage.told(now.journal().damage());
    }
    if (isAll) {
      reckoning.settled("after reading all", damage.named());
    }
    return isAll;
  }

  /** The process is no more; perhaps the power is gone too, or the drive has suffered. */
  private void ended() {
    crashes++;
    if (life != null) {
      damage.told(life.journal().damage());
      life.ended();
      life = null;
    }
    if (random.nextBoolean()) {
      trace.add("power goes", "", 0, 0);
      onlooker.end();
      drive.losePower(random);
      checkFiles();
    }
    if (rots && random.nextInt(3) == 0) {
      damage.rot(random);
    }
    if (loses && random.nextInt(6) == 0) {
      damage.lose(random, store.arrival());
    }
  }

  private void passTime() {
    Duration by =
        switch (random.nextInt(8)) {
          case 0 -> Duration.ofHours(1);
          case 1 -> Duration.ofHours(-1);
          case 2 -> Duration.ofHours(random.nextInt(-20, 20));
          case 3 ->
              switch (random.nextInt(8)) {
                case 0, 1 -> Duration.ofDays(366);
                case 2 -> Duration.ofDays(-365);
                default -> Duration.ZERO;
              };
          default -> Duration.ofMillis(random.nextInt(5000));
        };
    trace.add("time passes", "", by.toMillis(), 0);
    erasing.noteDay();
    clock.move(by);
  }

  /** A second process on the same folder must be refused. */
  private void intrude() {
    SimulatedDisk other = disk(new DiskFaults(random.split()));
    try {
      Journal _ =
          Journal.inSteps(
              FOLDER, rules.settings(clock, segmentBytes), rules.disk(other), random.split());
      reckoning.violated("two processes have the journal open");
    } catch (JournalException e) {
      trace.add("is refused", "second process", 0, 0);
    } finally {
      other.die();
    }
  }

  private void drawRates() {
    double forcing = random.nextInt(6) == 0 ? 0.3 * random.nextDouble() : chance();
    faults.rates(chance(), chance(), forcing, chance());
  }

  private double chance() {
    return random.nextInt(3) == 0 ? 0.1 * random.nextDouble() * random.nextDouble() : 0;
  }

  /** Nothing fails any more; the process may have to be started again. */
  Life healed() throws InterruptedException {
    faults.cease();
    drive.capacity = Long.MAX_VALUE;
    if (life != null && random.nextBoolean()) {
      ended();
    }
    return life == null ? reopened() : life;
  }

  /** A new process that nothing ails. */
  Life reopened() throws InterruptedException {
    if (life != null) {
      ended();
    }
    open();
    if (life == null) {
      throw new IllegalStateException("the journal does not open although nothing ails the disk");
    }
    return life;
  }

  LinePath newPath() {
    return isWhole ? new PipelinePath() : LinePath.plain();
  }
}
