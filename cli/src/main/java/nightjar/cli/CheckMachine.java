package nightjar.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The machine and the Java that runs on it. */
final class CheckMachine {
  private static final int LEAST_JAVA = 25;
  private static final long LEAST_MEMORY = 512L << 20;
  private static final String CACHE_FLAG = "-XX:AOTCache=";

  /** Before this, or after the other, a clock was never set. */
  private static final int FIRST_YEAR = 2025;

  private static final int LAST_YEAR = 2100;

  private CheckMachine() {}

  static List<Check> all(InstantSource clock) {
    return List.of(java(), memory(), cache(), clock(clock.instant()));
  }

  private static Check java() {
    String found = Runtime.version() + ", " + System.getProperty("java.vendor", "");
    return Runtime.version().feature() >= LEAST_JAVA
        ? Check.ok("java", found)
        : Check.fail("java", found, "install JDK " + LEAST_JAVA + " or later");
  }

  private static Check memory() {
    long all =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : Long.MAX_VALUE;
    long heap = Runtime.getRuntime().maxMemory();
    String found =
        String.format(
            Locale.ROOT, "%,d MiB in this machine, %,d MiB of heap", all >> 20, heap >> 20);
    return all >= LEAST_MEMORY
        ? Check.ok("memory", found)
        : Check.warn("memory", found, "nightjar up needs about 300 MiB for itself");
  }

  private static Check cache() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith(CACHE_FLAG))
        .map(flag -> Check.ok("start cache", flag.substring(CACHE_FLAG.length())))
        .findFirst()
        .orElseGet(
            () ->
                Check.warn(
                    "start cache",
                    "Java starts without one, so every start takes longer",
                    "start by ./nightjar, which makes one when it builds"));
  }

  private static Check clock(Instant now) {
    String shown = now.truncatedTo(ChronoUnit.SECONDS).toString();
    int year = now.atZone(ZoneOffset.UTC).getYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR
        ? Check.ok("clock", shown)
        : Check.fail("clock", shown, "set the machine's clock: ages and silences are told by it");
  }
}
