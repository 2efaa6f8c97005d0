package nightjar.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Random;

/** A file of which each call reads or writes only some of what it could. */
final class ShortChannel extends FileChannel {
  private final FileChannel file;
  private final Random random;

  /** How often it did less than it was asked to. */
  long cutShort;

  ShortChannel(FileChannel file, Random random) {
    this.file = file;
    this.random = random;
  }

  private interface Transfer {
    int run(ByteBuffer bytes) throws IOException;
  }

  private int some(ByteBuffer bytes, Transfer transfer) throws IOException {
    int limit = bytes.limit();
    int most = bytes.remaining();
    int count = most < 2 ? most : 1 + random.nextInt(most);
    cutShort += count < most ? 1 : 0;
    bytes.limit(bytes.position() + count);
    try {
      return transfer.run(bytes);
    } finally {
      bytes.limit(limit);
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return some(into, file::read);
  }

  @Override
  public int read(ByteBuffer into, long at) throws IOException {
    return some(into, bytes -> file.read(bytes, at));
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return some(from, file::write);
  }

  @Override
  public int write(ByteBuffer from, long at) throws IOException {
    return some(from, bytes -> file.write(bytes, at));
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long at) throws IOException {
    file.position(at);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    // The test is about what is written, not about when it is on the platter.
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long at, long count, WritableByteChannel to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long at, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long at, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long at, long size, boolean isShared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long at, long size, boolean isShared) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }
}
