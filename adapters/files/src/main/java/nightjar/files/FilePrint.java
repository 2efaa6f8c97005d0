package nightjar.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * What a file held before an offset, in short: CRC32C of its first and of the last up to 1 KiB
 * before it. Tells a file that grew from one that was emptied and written anew, or that got the
 * inode of another. Costs two small reads.
 */
record FilePrint(long head, long last) {
  private static final int SPAN = 1024;

  /** The print of nothing: every file has it at offset 0. */
  static final FilePrint NONE = new FilePrint(0, 0);

  static FilePrint of(FileChannel file, long offset) throws IOException {
    if (offset == 0) {
      return NONE;
    }
    int span = (int) Math.min(SPAN, offset);
    return new FilePrint(crc(file, 0, span), crc(file, offset - span, span));
  }

  private static long crc(FileChannel file, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {}
    var crc = new CRC32C();
    crc.update(bytes.flip());
    return crc.getValue();
  }
}
