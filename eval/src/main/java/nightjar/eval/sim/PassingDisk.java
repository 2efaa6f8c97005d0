package nightjar.eval.sim;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import nightjar.journal.Disk;

/** Passes everything on to another disk. */
class PassingDisk implements Disk {
  private final Disk disk;

  PassingDisk(Disk disk) {
    this.disk = disk;
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    disk.createFolder(folder);
  }

  @Override
  public Closeable lock(Path folder) throws IOException {
    return disk.lock(folder);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    return disk.list(folder);
  }

  @Override
  public Instant modified(Path file) throws IOException {
    return disk.modified(file);
  }

  @Override
  public Input open(Path file) throws IOException {
    return disk.open(file);
  }

  @Override
  public Output create(Path file) throws IOException {
    return disk.create(file);
  }

  @Override
  public Output append(Path file) throws IOException {
    return disk.append(file);
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }

  @Override
  public void move(Path file, Path to) throws IOException {
    disk.move(file, to);
  }

  @Override
  public void forceDirectory(Path folder) throws IOException {
    disk.forceDirectory(folder);
  }
}
