package nightjar.eval.check;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Loss of power, and the proof that this check would see a loss: the same with a server whose
 * flushes are left out must lose lines. They are left out by {@code strace}, from outside.
 */
final class PowerFault implements Fault {
  private static final int CONTROL_TRIES = 3;
  private static final List<String> WITHOUT_FLUSHES =
      List.of(
          "strace",
          "-f",
          "--seccomp-bpf",
          "-qq",
          "-o",
          "/dev/null",
          "-e",
          "trace=fsync,fdatasync,sync_file_range",
          "-e",
          "inject=fsync,fdatasync,sync_file_range:retval=0");

  private final Fault losses;
  private final Fault control;

  /**
   * @param after what else is looked at when the server of a round has ended
   */
  PowerFault(SuddenEndFault.After after) {
    losses = new SuddenEndFault("power", PowerFault::on, after);
    control =
        new SuddenEndFault(
            "control", PowerFault::on, (settings, folder, data, alerts, tally) -> {});
  }

  private static SuddenEnd on(CheckFolder folder) throws IOException, InterruptedException {
    return new SuddenEnd.PowerLoss(new LoopDisk(folder, "disk", SuddenEnd.PowerLoss.DISK_BYTES));
  }

  @Override
  public String name() {
    return "power";
  }

  @Override
  public CheckFigures run(CheckSettings settings, CheckProgress progress)
      throws IOException, InterruptedException {
    try (var folder = new CheckFolder("loop");
        var disk = new LoopDisk(folder, "disk", 16 << 20)) {
      disk.cutPower();
    } catch (IOException e) {
      return CheckFigures.skipped(name(), "needs root and a loop device: " + e.getMessage());
    }
    return withControl(losses.run(settings, progress), settings, progress);
  }

  private CheckFigures withControl(
      CheckFigures figures, CheckSettings settings, CheckProgress progress)
      throws IOException, InterruptedException {
    if (!Tool.isThere("strace")) {
      return figures; // without control_lost: nobody knows whether a loss would have been seen
    }
    progress.at(settings.trials(), settings.trials(), "the control: without flushing");
    var more = new LinkedHashMap<>(figures.more());
    var findings = new ArrayList<>(figures.findings());
    long lost = controlLost(settings);
    more.put("control_lost", lost);
    if (lost == 0) {
      findings.add("without any flush nothing is lost either: this check is broken");
    }
    return figures.with(more, findings);
  }

  /** Lines lost by a server that never flushes. */
  private long controlLost(CheckSettings settings) throws IOException, InterruptedException {
    var command = new ArrayList<>(WITHOUT_FLUSHES);
    command.addAll(settings.nightjar());
    CheckSettings once =
        settings
            .withoutKeep()
            .startedBy(command)
            .withTrials(1)
            .withLoad(settings.linesPerSecond(), Duration.ofSeconds(3));
    long lost = 0;
    for (int attempt = 0; attempt < CONTROL_TRIES && lost == 0; attempt++) {
      lost = control.run(once.withSeed(settings.seed() + attempt), CheckProgress.NONE).lost();
    }
    return lost;
  }
}
