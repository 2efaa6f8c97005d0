package nightjar.eval.sim;

/**
 * The journal with what is written and read around it, through one history of crashes and faults a
 * seed. On a share of the seeds the lines go down the path of the live system, otherwise an arrival
 * becomes a row as it is.
 */
public final class Simulation implements SimulatedTrial {
  /** One seed in so many has the whole path, which costs some hundred times as much. */
  static final int WHOLE_EVERY = 100;

  private final ProcessRules rules;

  public Simulation() {
    this(new ProcessRules());
  }

  /**
   * @param rules how processes behave
   */
  Simulation(ProcessRules rules) {
    this.rules = rules;
  }

  @Override
  public Outcome run(long seed) {
    return new History(seed, rules, Math.floorMod(seed, WHOLE_EVERY) == WHOLE_EVERY - 1).run();
  }
}
