package nightjar.eval.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import nightjar.journal.Disk;

/** Passes everything on to another output. */
class PassingOutput implements Disk.Output {
  private final Disk.Output out;

  PassingOutput(Disk.Output out) {
    this.out = out;
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    out.write(bytes);
  }

  @Override
  public void force() throws IOException {
    out.force();
  }

  @Override
  public void truncate(long size) throws IOException {
    out.truncate(size);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
