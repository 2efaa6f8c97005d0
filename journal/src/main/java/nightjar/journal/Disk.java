package nightjar.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * All that the journal does to a disk, in so few verbs that each can be made to fail, and that a
 * simulated one can take its place. What was not forced may be lost, or survive in part and in any
 * order, when the power goes.
 *
 * <p>Verbs that change something are called by one thread at a time; reading goes on beside them on
 * any thread.
 */
public interface Disk {
  /** A file being appended to. */
  interface Output extends Closeable {
    /** Appends all of it. On failure any part of it may have been written. */
    void write(ByteBuffer bytes) throws IOException;

    /** Returns when all that was written survives a loss of power. */
    void force() throws IOException;

    /** Cuts the file; what is written next goes there. */
    void truncate(long size) throws IOException;
  }

  /** A file being read. */
  interface Input extends Closeable {
    /**
     * Reads some of what lies at a place.
     *
     * @return how many bytes; -1 at the end of the file
     */
    int read(ByteBuffer into, long at) throws IOException;

    /** Bytes in it at this moment. */
    long size() throws IOException;
  }

  /**
   * Makes a folder, and those it lies in, that only its owner may read, if it is not there. What it
   * has made survives a loss of power.
   */
  void createFolder(Path folder) throws IOException;

  /**
   * The right to a folder, held by one process until it is closed; it ends with the process.
   *
   * @throws JournalException if another process, or this one, holds it
   */
  Closeable lock(Path folder) throws IOException;

  /** Everything in a folder, in no order. */
  List<Path> list(Path folder) throws IOException;

  /** When a file was last written. */
  Instant modified(Path file) throws IOException;

  /**
   * A file to be read.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  Input open(Path file) throws IOException;

  /** A new file that only its owner may read. Fails if there is one of that name. */
  Output create(Path file) throws IOException;

  /** A file that is there, to be appended to. */
  Output append(Path file) throws IOException;

  /** Deletes a file if it is there. */
  void delete(Path file) throws IOException;

  /** Gives a file another name in its folder, in one step; a file of that name is replaced. */
  void move(Path file, Path to) throws IOException;

  /** Makes creations, deletions and moves in a folder survive a loss of power. */
  void forceDirectory(Path folder) throws IOException;

  /** May nobody but its owner read a file? True where the disk knows no owners. */
  default boolean isPrivate(Path file) throws IOException {
    return true;
  }

  /** Writes zeros over what a file holds, and forces them; where it is not there, nothing. */
  default void wipe(Path file) throws IOException {
    long size;
    try (Input in = open(file)) {
      size = in.size();
    } catch (NoSuchFileException e) {
      return;
    }
    try (Output out = append(file)) {
      out.truncate(0);
      out.write(ByteBuffer.allocate((int) Math.min(size, 1 << 20)));
      out.force();
    }
  }
}
