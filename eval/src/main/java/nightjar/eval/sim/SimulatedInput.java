package nightjar.eval.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import nightjar.journal.Disk;

/** A file being read by a process; it gives less than asked for now and then. */
final class SimulatedInput implements Disk.Input {
  private final SimulatedDisk disk;
  private final DiskFaults faults;
  private final Path name;
  private final StoredFile file;

  SimulatedInput(SimulatedDisk disk, DiskFaults faults, Path name, StoredFile file) {
    this.disk = disk;
    this.faults = faults;
    this.name = name;
    this.file = file;
  }

  @Override
  public int read(ByteBuffer into, long at) throws IOException {
    return disk.perform("read", name, at, into.remaining(), () -> some(into, at));
  }

  private int some(ByteBuffer into, long at) throws IOException {
    disk.failIf(faults.failsRead());
    byte[] found = file.read((int) at, into.remaining());
    boolean isShort = found.length > 1 && faults.random().nextInt(8) == 0;
    int count = isShort ? 1 + faults.random().nextInt(found.length) : found.length;
    into.put(found, 0, count);
    return count == 0 && at >= file.size() ? -1 : count;
  }

  @Override
  public long size() throws IOException {
    return disk.perform("size", name, file.size(), 0, file::size);
  }

  @Override
  public void close() {}
}
