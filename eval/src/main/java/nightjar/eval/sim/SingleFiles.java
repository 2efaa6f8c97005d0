package nightjar.eval.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.journal.Disk;
import nightjar.journal.JournalException;
import nightjar.journal.JournalKey;
import nightjar.journal.JournalReader;
import nightjar.journal.JournalView;
import nightjar.journal.Numbered;

/**
 * Every file that holds arrivals, whatever its name, read by itself to its last byte with every key
 * that lies about: nothing that was erased may be in any of them.
 */
final class SingleFiles {
  private static final Pattern SEGMENT = Pattern.compile("(\\d{20}\\.journal)(.*)");
  private final Drive drive;
  private final Path folder;
  private final Disk disk;
  private final Reckoning reckoning;

  SingleFiles(Drive drive, Path folder, SimulatedClock clock, Trace trace, Reckoning reckoning) {
    this.drive = drive;
    this.folder = folder;
    this.reckoning = reckoning;
    trace.add("files are searched", "", 0, 0);
    disk = new SimulatedDisk(drive, new DiskFaults(new SplittableRandom(1)), clock, new Trace());
  }

  void check() {
    for (Path file : drive.files(folder).keySet()) {
      Matcher name = SEGMENT.matcher(String.valueOf(file.getFileName()));
      if (name.matches()) {
        check(file, folder.resolve(name.group(1)));
      }
    }
  }

  private void check(Path file, Path as) {
    try (JournalReader reader =
        JournalView.open(folder, JournalKey.beside(), new Alone(disk, file, as)).reader(0)) {
      for (Optional<Numbered> next = reader.next(Duration.ZERO);
          next.isPresent();
          next = reader.next(Duration.ZERO)) {
        reckoning.checkErased(next.get(), "is in " + file.getFileName());
      }
    } catch (JournalException e) {
      // No key that is left opens it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reckoning.violated("interrupted");
    }
  }

  /** A folder in which there is but one segment, and nothing is known of keys that were erased. */
  private static final class Alone extends PassingDisk {
    private final Path file;
    private final Path as;

    Alone(Disk disk, Path file, Path as) {
      super(disk);
      this.file = file;
      this.as = as;
    }

    @Override
    public List<Path> list(Path in) throws IOException {
      return in.equals(as.getParent())
          ? List.of(as)
          : super.list(in).stream().filter(each -> !each.toString().endsWith(".erased")).toList();
    }

    @Override
    public Input open(Path wanted) throws IOException {
      return super.open(wanted.equals(as) ? file : wanted);
    }
  }
}
