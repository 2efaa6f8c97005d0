package nightjar.eval.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.zip.CRC32C;
import nightjar.journal.Disk;

/** A file being appended to by a process. A write goes to the drive in one piece or in two. */
final class SimulatedOutput implements Disk.Output {
  private final SimulatedDisk disk;
  private final Drive drive;
  private final DiskFaults faults;
  private final InstantSource clock;
  private final Path name;
  private final StoredFile file;
  private int at;

  SimulatedOutput(
      SimulatedDisk disk,
      Drive drive,
      DiskFaults faults,
      InstantSource clock,
      Path name,
      StoredFile file) {
    this.disk = disk;
    this.drive = drive;
    this.faults = faults;
    this.clock = clock;
    this.name = name;
    this.file = file;
    this.at = file.size();
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    byte[] all = new byte[bytes.remaining()];
    bytes.get(all);
    if (disk.isDead() || faults.random().nextInt(6) > 0) {
      put(all);
      return;
    }
    int cut = faults.random().nextInt(all.length + 1); // a process can die between the two
    put(Arrays.copyOf(all, cut));
    put(Arrays.copyOfRange(all, cut, all.length));
  }

  private void put(byte[] all) throws IOException {
    var crc = new CRC32C();
    crc.update(all);
    disk.perform("write " + all.length, name, at, crc.getValue(), () -> append(all));
  }

  private void append(byte[] all) throws IOException {
    boolean fails = faults.failsWrite();
    int fits = Math.clamp(drive.room(), 0, all.length);
    int count = fails ? faults.random().nextInt(fits + 1) : fits;
    file.write(at, Arrays.copyOf(all, count), clock.instant());
    disk.wrote(new SimulatedDisk.Extent(file.number(), at, at + count));
    at += count;
    disk.failIf(fails);
    disk.failIfFull(count < all.length);
  }

  @Override
  public void force() throws IOException {
    disk.perform(
        "force",
        name,
        file.size(),
        0,
        () -> {
          boolean fails = faults.failsForce();
          if (fails) {
            file.failForce(faults.random());
          }
          disk.failIf(fails);
          file.force();
        });
  }

  @Override
  public void truncate(long size) throws IOException {
    disk.perform(
        "truncate",
        name,
        size,
        0,
        () -> {
          disk.failIf(faults.failsWrite());
          file.truncate((int) size, clock.instant());
          disk.cut(name);
          at = (int) size;
        });
  }

  @Override
  public void close() {}
}
