package nightjar.eval.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What another process of this machine has cost so far, as Linux tells it; NaN elsewhere. */
public final class OtherProcess {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TICKS = 11;

  private final Path folder;

  /**
   * @param pid 0 if it is not known which
   */
  public OtherProcess(long pid) {
    this.folder = Path.of("/proc", Long.toString(pid));
  }

  /** Processor seconds of all its threads, user and system. */
  public double cpuSeconds() {
    try {
      String stat = Files.readString(folder.resolve("stat"));
      // The name in brackets may hold anything.
      String[] after = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = Long.parseLong(after[USER_TICKS]) + Long.parseLong(after[USER_TICKS + 1]);
      return ticks / TICKS_PER_SECOND;
    } catch (IOException | RuntimeException e) {
      return Double.NaN;
    }
  }

  /** Memory resident now, MiB. */
  double rssMb() {
    return status("VmRSS:");
  }

  /** Most memory ever resident, MiB. */
  public double peakRssMb() {
    return status("VmHWM:");
  }

  private double status(String name) {
    try {
      return Files.readAllLines(folder.resolve("status")).stream()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
