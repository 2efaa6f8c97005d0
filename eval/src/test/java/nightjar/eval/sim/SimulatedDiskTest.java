package nightjar.eval.sim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import nightjar.journal.Disk;
import nightjar.journal.JournalException;
import org.junit.jupiter.api.Test;

/** What a disk may do to those who rely on more than it promises, and what it may not. */
class SimulatedDiskTest {
  private static final Path FOLDER = Path.of("/", "data");
  private static final Path FILE = FOLDER.resolve("a");
  private static final String NEVER = "never there";

  private Drive drive = new Drive();
  private DiskFaults faults = new DiskFaults(new Random(1));
  private SimulatedDisk disk = disk();

  private interface Deed {
    void run() throws IOException;
  }

  @Test
  void whatWasForced_isThereAfterALossOfPower() throws IOException {
    assertThat(
            afterPowerLoss(
                () -> {
                  Disk.Output out = made();
                  out.write(bytes("forced"));
                  out.force();
                }))
        .containsExactly("forced");
  }

  @Test
  void whatWasNotForced_mayBeThereInPart_orWithAnythingInItsPlace() throws IOException {
    Set<String> found =
        afterPowerLoss(
            () -> {
              Disk.Output out = made();
              out.force();
              out.write(bytes("x".repeat(2000)));
              out.write(bytes("y".repeat(2000)));
            });
    assertThat(found).contains("", "x".repeat(2000) + "y".repeat(2000));
    assertThat(found).anyMatch(text -> text.startsWith("x") && !text.contains("y"));
    assertThat(found).anyMatch(text -> text.contains("\0y")); // later, and not earlier
    assertThat(found).hasSizeGreaterThan(10);
  }

  @Test
  void forcedFile_whoseFolderWasNot_mayBeGone_andADeletedOneBack() throws IOException {
    assertThat(
            afterPowerLoss(
                () -> {
                  Disk.Output out = disk.create(FILE);
                  out.write(bytes("forced"));
                  out.force();
                }))
        .containsExactlyInAnyOrder("forced", NEVER);
    assertThat(
            afterPowerLoss(
                () -> {
                  Disk.Output out = made();
                  out.write(bytes("old"));
                  out.force();
                  disk.delete(FILE);
                }))
        .containsExactlyInAnyOrder("old", NEVER);
    assertThat(
            afterPowerLoss(
                () -> {
                  made().force();
                  disk.move(FILE, FOLDER.resolve("b"));
                  disk.forceDirectory(FOLDER);
                }))
        .containsExactly(NEVER);
  }

  @Test
  void forceAfterAFailedOne_succeeds_andKeepsNothingOfWhatWasThenPending() throws IOException {
    Set<String> found =
        afterPowerLoss(
            () -> {
              Disk.Output out = made();
              out.write(bytes("lost"));
              faults.rates(0, 0, 1, 0);
              assertThatThrownBy(out::force).hasMessage("Input/output error");
              faults.cease();
              out.force();
            });
    assertThat(found).contains("");
  }

  @Test
  void fullDisk_takesPartOfAWrite_andSaysSo() throws IOException {
    disk.createFolder(FOLDER);
    Disk.Output out = disk.create(FILE);
    drive.capacity = 3;
    assertThatThrownBy(() -> out.write(bytes("0123456789"))).hasMessage("No space left on device");
    assertThat(disk.open(FILE).size()).isLessThanOrEqualTo(3);
    drive.capacity = 100;
    out.write(bytes("abc"));
  }

  @Test
  void deadProcess_doesNothingMore_andItsLockIsFree() throws IOException {
    disk.createFolder(FOLDER);
    var _ = disk.lock(FOLDER);
    SimulatedDisk other = disk();
    assertThatThrownBy(() -> other.lock(FOLDER)).isInstanceOf(JournalException.class);
    Disk.Output out = disk.create(FILE);
    faults.dieIn(1);
    assertThatThrownBy(() -> out.write(bytes("x"))).isInstanceOf(ProcessDied.class);
    assertThatThrownBy(() -> out.write(bytes("x"))).isInstanceOf(ProcessDied.class);
    assertThatThrownBy(() -> disk.list(FOLDER)).isInstanceOf(ProcessDied.class);
    other.lock(FOLDER).close();
    assertThat(other.list(FOLDER)).containsExactly(FILE);
  }

  /** What a file holds after each of many losses of power that follow a deed. */
  private Set<String> afterPowerLoss(Deed deed) throws IOException {
    var found = new HashSet<String>();
    for (int seed = 0; seed < 400; seed++) {
      drive = new Drive();
      faults = new DiskFaults(new Random(seed));
      disk = disk();
      disk.createFolder(FOLDER);
      deed.run();
      drive.losePower(new Random(seed));
      StoredFile file = drive.file(FILE);
      found.add(file == null ? NEVER : new String(file.read(0, file.size()), US_ASCII));
    }
    return found;
  }

  private Disk.Output made() throws IOException {
    Disk.Output out = disk.create(FILE);
    disk.forceDirectory(FOLDER);
    return out;
  }

  private SimulatedDisk disk() {
    return new SimulatedDisk(drive, faults, new SimulatedClock(), new Trace());
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }
}
