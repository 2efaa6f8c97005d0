package nightjar.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What this process has cost so far. */
public final class ProcessCost {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessCost() {}

  /**
   * Processor seconds of all threads since the process started: compiler and collector included;
   * NaN if unknown.
   */
  public static double cpuSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(Duration::toNanos)
        .map(nanos -> nanos / 1e9)
        .orElse(Double.NaN);
  }

  /** Processor seconds of the calling thread, to the nanosecond. */
  public static double threadCpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  /** Most memory ever resident, MiB; NaN where the system does not say (only Linux does). */
  public static double peakRssMb() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
