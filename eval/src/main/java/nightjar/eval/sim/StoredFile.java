package nightjar.eval.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One file of a {@link Drive}: what a reader sees, what the platter holds, and the writes and
 * truncations between the two. A name is not part of it.
 *
 * <p>A loss of power keeps of what was not forced any sectors of any writes, in any order; where
 * the file grew over a sector that was not kept, zeros or stale bytes lie there. A force that fails
 * has written some of it and forgets the rest, so that the next one succeeds without it.
 */
final class StoredFile {
  private static final int SECTOR = 512;
  private final Content seen = new Content();
  private final Content platter = new Content();
  private final List<Pending> pending = new ArrayList<>();
  private int number;
  private Instant modified;
  private boolean dropped;

  /** A write of bytes at a place, or a cut at it where there are none. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Pending(int at, byte[] bytes, boolean isCut) {}

  StoredFile(int number, Instant made) {
    this.number = number;
    this.modified = made;
  }

  /** Tells it from every other file there was. */
  int number() {
    return number;
  }

  /** It is a copy that is put in the place of another: what lay where in that lies there in it. */
  void standFor(StoredFile other) {
    number = other.number;
  }

  Instant modified() {
    return modified;
  }

  int size() {
    return seen.length;
  }

  byte byteAt(int at) {
    return seen.bytes[at];
  }

  /** Bytes from a place on; fewer where the file ends. */
  byte[] read(int at, int most) {
    return at >= seen.length
        ? new byte[0]
        : Arrays.copyOfRange(seen.bytes, at, Math.min(seen.length, at + most));
  }

  void write(int at, byte[] bytes, Instant now) {
    seen.put(at, bytes, 0, bytes.length);
    pending.add(new Pending(at, bytes, false));
    modified = now;
  }

  void truncate(int size, Instant now) {
    seen.cut(size);
    pending.add(new Pending(size, new byte[0], true));
    modified = now;
  }

  void force() {
    pending.forEach(platter::apply);
    pending.clear();
  }

  /** Some sectors are written, then none of it is remembered as unwritten. */
  void failForce(RandomGenerator random) {
    for (Pending each : pending) {
      if (each.isCut || random.nextInt(3) == 0) {
        keepSome(each, random, new byte[0], random.nextInt(3));
      }
    }
    pending.clear();
    dropped = true;
    if (random.nextBoolean()) {
      reread();
    }
  }

  /**
   * Nothing of it lies in memory any more: what a failed force dropped is seen to be gone. Until
   * then, however many processes later, it is seen as if it were on the platter, and no force
   * writes it.
   */
  private void reread() {
    if (dropped) {
      int length = seen.length;
      seen.become(platter);
      pending.forEach(seen::apply);
      seen.grow(pending.isEmpty() ? length : 0);
      dropped = false;
    }
  }

  /** What is seen afterwards is all there is. */
  void losePower(RandomGenerator random, byte[] stale) {
    int mode = random.nextInt(5);
    int upTo = mode == 3 ? random.nextInt(pending.size() + 1) : pending.size();
    if (mode != 0) {
      for (Pending each : pending.subList(0, upTo)) {
        keepSome(each, random, stale, mode);
      }
    }
    if (!pending.isEmpty() && seen.length > platter.length && random.nextInt(3) == 0) {
      int from = platter.length; // it grew, and what it grew by never came
      platter.grow(from + random.nextInt(seen.length - from + 1));
      platter.fill(from, platter.length, random.nextBoolean() ? stale : new byte[0]);
    }
    pending.clear();
    dropped = false;
    seen.become(platter);
  }

  private void keepSome(Pending each, RandomGenerator random, byte[] stale, int mode) {
    if (each.isCut) {
      if (mode != 4 || random.nextBoolean()) {
        platter.apply(each);
      }
      return;
    }
    int end = each.at + each.bytes.length;
    for (int from = each.at; from < end; ) {
      int to = Math.min(end, (from / SECTOR + 1) * SECTOR);
      if (mode != 4 ? mode != 2 || random.nextInt(8) > 0 : random.nextBoolean()) {
        int hole = platter.length;
        platter.put(from, each.bytes, from - each.at, to - from);
        platter.fill(hole, from, stale);
      }
      from = to;
    }
  }

  /** Changes bits where they lie, unseen by anybody. */
  void rot(int at, int bits) {
    seen.flip(at, bits);
    platter.flip(at, bits);
  }

  private static final class Content {
    private byte[] bytes = new byte[0];
    private int length;

    void apply(Pending each) {
      if (each.isCut) {
        cut(each.at);
      } else {
        put(each.at, each.bytes, 0, each.bytes.length);
      }
    }

    void put(int at, byte[] from, int offset, int count) {
      grow(at + count);
      System.arraycopy(from, offset, bytes, at, count);
    }

    void grow(int size) {
      if (size > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
      }
      length = Math.max(length, size);
    }

    void cut(int size) {
      if (size < length) {
        Arrays.fill(bytes, size, length, (byte) 0);
        length = size;
      } else {
        grow(size);
      }
    }

    void fill(int from, int to, byte[] stale) {
      for (int at = from; at < to; at++) {
        bytes[at] = at < stale.length ? stale[at] : 0;
      }
    }

    void flip(int at, int bits) {
      if (at < length) {
        bytes[at] ^= (byte) bits;
      }
    }

    void become(Content other) {
      bytes = Arrays.copyOf(other.bytes, other.length);
      length = other.length;
    }
  }
}
