package nightjar.eval.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.eval.sim.SimulatedTrial;

/**
 * Histories of crashes and faults on a simulated disk and clock, one a seed, from the seed of the
 * settings on.
 *
 * @param trial runs one
 */
record SimulationFault(SimulatedTrial trial) implements Fault {
  @Override
  public String name() {
    return "sim";
  }

  @Override
  public CheckFigures run(CheckSettings settings, CheckProgress progress) {
    var findings = new Findings();
    var more = new LinkedHashMap<String, Long>(Map.of("violations", 0L));
    long acknowledged = 0;
    long lost = 0;
    long duplicates = 0;
    int recovered = 0;
    for (int done = 0; done < settings.trials(); done++) {
      progress.at(done, settings.trials(), findings.count() + " violations");
      long seed = settings.seed() + done;
      SimulatedTrial.Outcome outcome = trial.run(seed);
      acknowledged += outcome.acknowledged();
      lost += outcome.lost();
      duplicates += outcome.duplicates();
      recovered += outcome.violations().isEmpty() ? 1 : 0;
      more.merge("crashes", outcome.crashes(), Long::sum);
      more.merge("damaged", outcome.damaged(), Long::sum);
      more.merge("violations", (long) outcome.violations().size(), Long::sum);
      tell(seed, outcome.violations(), findings);
    }
    return new CheckFigures(
        name(),
        settings.trials(),
        acknowledged,
        lost,
        duplicates,
        0,
        lost,
        recovered,
        more,
        findings.sentences(),
        Optional.empty());
  }

  private static void tell(long seed, List<String> violations, Findings findings) {
    violations.forEach(each -> findings.add("seed " + seed + ": " + each));
  }
}
