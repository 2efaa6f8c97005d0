package nightjar.eval.check;

import java.io.IOException;

/** The system kills the server for want of memory, where control groups can make it do so. */
record MemoryFault(SuddenEndFault.After after) implements Fault {
  @Override
  public String name() {
    return "memory";
  }

  @Override
  public CheckFigures run(CheckSettings settings, CheckProgress progress)
      throws IOException, InterruptedException {
    try (var folder = new CheckFolder(name());
        var _ = new OutOfMemory(folder)) {
      // It can be had.
    } catch (IOException e) {
      return CheckFigures.skipped(name(), String.valueOf(e.getMessage()));
    }
    return new SuddenEndFault(name(), OutOfMemory::new, after).run(settings, progress);
  }
}
