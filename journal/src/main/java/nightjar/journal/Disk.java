package nightjar.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * What the journal does to a disk, in so few verbs that each can be made to fail. Called by one
 * thread at a time.
 */
interface Disk {
  /** A file being appended to. */
  interface Output extends Closeable {
    /** Appends all of it. On failure any part of it may have been written. */
    void write(ByteBuffer bytes) throws IOException;

    /** Returns when all that was written survives a loss of power. */
    void force() throws IOException;

    /** Cuts the file; what is written next goes there. */
    void truncate(long size) throws IOException;
  }

  /** A new file that only its owner may read. Fails if there is one of that name. */
  Output create(Path file) throws IOException;

  /** A file that is there, to be appended to. */
  Output append(Path file) throws IOException;

  void delete(Path file) throws IOException;

  /** Makes creations and deletions in a folder survive a loss of power. */
  void forceDirectory(Path folder) throws IOException;
}
