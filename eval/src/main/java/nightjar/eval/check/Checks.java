package nightjar.eval.check;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.eval.check.PassingFault.Lasting;
import nightjar.eval.sim.Simulation;

/** All checks by name: the door of this package. */
public final class Checks {
  private static final Lasting SHORT = new Lasting(1, 4);
  private static final Lasting LONG = new Lasting(4, 8);

  /** Not taken for now, and said so. */
  private static final Set<Integer> REFUSED = Set.of(429, 503, 507);

  private static final Set<Integer> UNANSWERED = Set.of(0, 429, 503, 507);

  /** Lines a second from each client where the disk is small and must not be filled by them. */
  private static final int SMALL_LOAD = 500;

  private static final SuddenEndFault.After AS_REPLAYED =
      new Replayed(new StoredDigests(), StoredAlerts::of, List.of(2));

  /** The order in which a machine does things must not matter: one processor, and two. */
  private static final SuddenEndFault.After AS_REPLAYED_TWICE =
      new Replayed(new StoredDigests(), StoredAlerts::of, List.of(1, 2));

  private static final Map<String, Fault> FAULTS = faults();

  private Checks() {}

  private static Map<String, Fault> faults() {
    var faults = new LinkedHashMap<String, Fault>();
    List.of(
            new SuddenEndFault("crash", Checks::killed, AS_REPLAYED),
            new PowerFault(AS_REPLAYED),
            new PassingFault("diskfull", FullDisk::new, SHORT, REFUSED, SMALL_LOAD),
            new CorruptFault(),
            new SuddenEndFault("equiv", Checks::killed, AS_REPLAYED_TWICE),
            new SimulationFault(new Simulation()),
            new PassingFault("inodes", NoInodes::new, SHORT, REFUSED, SMALL_LOAD),
            new PassingFault("filesize", ProcessLimit.of("fsize", "65536"), SHORT, REFUSED, 0),
            new PassingFault("openfiles", ProcessLimit.of("nofile", "40"), SHORT, UNANSWERED, 0),
            new SuddenEndFault("term", Checks::told, AS_REPLAYED),
            new PassingFault("stop", Checks::stopped, new Lasting(4, 6), UNANSWERED, 0),
            new PassingFault("starved", StarvedProcessor::new, LONG, REFUSED, 0),
            new PassingFault("twice", Checks::second, new Lasting(0.1, 0.2), Set.of(), 0),
            new PassingFault(
                "eio", TracedCalls.of("fsync,fdatasync", "error=EIO"), SHORT, REFUSED, 0),
            new PassingFault(
                "enospc", TracedCalls.of("write,pwrite64", "error=ENOSPC"), SHORT, REFUSED, 0),
            new PassingFault(
                "slowdisk",
                TracedCalls.of("fsync,fdatasync", "delay_exit=500000"),
                LONG,
                REFUSED,
                0),
            new MemoryFault(AS_REPLAYED),
            new PassingFault("threads", NoThreads::new, LONG, UNANSWERED, 0),
            new StormFault(),
            new BacklogFault())
        .forEach(fault -> faults.put(fault.name(), fault));
    return faults;
  }

  private static SuddenEnd killed(CheckFolder folder) {
    return new SuddenEnd.Kill(folder.path().resolve("data"));
  }

  private static SuddenEnd told(CheckFolder folder) {
    return new SuddenEnd.Told(folder.path().resolve("data"));
  }

  private static Trouble stopped(CheckFolder folder) {
    return new Stopped(folder.path().resolve("data"));
  }

  private static Trouble second(CheckFolder folder) {
    return new SecondServer(folder.path().resolve("data"));
  }

  /** The names, in the order in which they are best run. */
  public static List<String> names() {
    return List.copyOf(FAULTS.keySet());
  }

  /**
   * Runs one.
   *
   * @throws IllegalArgumentException if there is none of that name
   * @throws IOException if the check itself cannot be run
   */
  public static CheckFigures run(String name, CheckSettings settings, CheckProgress progress)
      throws IOException, InterruptedException {
    Fault fault = FAULTS.get(name);
    if (fault == null) {
      throw new IllegalArgumentException("there is no check " + name);
    }
    return fault.run(settings, progress);
  }
}
