package nightjar.session;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Arrays;
import nightjar.detect.CurrentRecord;
import nightjar.shape.Slots;
import nightjar.source.RecordBatch;

/**
 * Reads the session ids of records, once the key is known.
 *
 * <p>A plan per shape says which slots may hold an id: learned from the first records of the shape
 * and again from every 256th, so that a record costs a look at one slot, and a record without ids
 * an array read. Allocates only when a shape number beyond the tables appears, or for a key that a
 * person gave.
 */
final class SessionKeyReader {
  /** Most ids read of one record. */
  static final int MOST_IDS = 256;

  private static final int LEARNING = 32;
  private static final int RELEARN_EVERY = 256;
  private static final int VARYING = -1;

  /** First byte, and byte after the last, of the ids of the record read last. */
  final int[] from = new int[MOST_IDS + 1];

  final int[] to = new int[MOST_IDS + 1];

  private final SessionToken token = new SessionToken();
  private final boolean link;
  private final long[] classes;
  private final Pattern pattern;
  private final boolean given;

  private long[] slotsOfShape = new long[256];
  private int[] countOfShape = new int[256];
  private int[] seenOfShape = new int[256];
  private int count;

  SessionKeyReader(SessionKey key) {
    switch (key) {
      case SessionKey.Given(Pattern regex) -> {
        given = true;
        pattern = regex;
        link = false;
        classes = new long[0];
      }
      case SessionKey.Found found -> {
        given = false;
        pattern = Pattern.compile("");
        link = found.link();
        classes = found.classes().stream().mapToLong(Long::longValue).sorted().toArray();
      }
    }
  }

  /**
   * Finds the ids of a record; returns how many, their places are in {@link #from} and {@link #to}.
   */
  int read(CurrentRecord record) {
    count = 0;
    if (given) {
      match(record.batch, record.row);
      return count;
    }
    int start = record.batch.linkStart[record.row];
    if (link && start >= 0) {
      add(start, record.batch.linkEnd[record.row]);
    }
    if (classes.length > 0) {
      readSlots(record);
    }
    return count;
  }

  private void readSlots(CurrentRecord record) {
    int shape = record.shape;
    if (shape >= seenOfShape.length) {
      grow(shape);
    }
    int seen = seenOfShape[shape]++;
    int slots = record.slots.count;
    if (seen < LEARNING || seen % RELEARN_EVERY == 0) {
      learn(record, shape, seen == 0);
    } else if (slots != countOfShape[shape]) {
      readAll(record);
    } else {
      for (long left = slotsOfShape[shape]; left != 0; left &= left - 1) {
        readSlot(record, Long.numberOfTrailingZeros(left));
      }
    }
  }

  private void learn(CurrentRecord record, int shape, boolean first) {
    int slots = record.slots.count;
    if (first) {
      countOfShape[shape] = slots;
    } else if (countOfShape[shape] != slots) {
      countOfShape[shape] = VARYING;
    }
    for (int slot = 0; slot < slots; slot++) {
      if (readSlot(record, slot)) {
        if (slot < Long.SIZE) {
          slotsOfShape[shape] |= 1L << slot;
        } else {
          countOfShape[shape] = VARYING;
        }
      }
    }
  }

  private void readAll(CurrentRecord record) {
    for (int slot = 0; slot < record.slots.count; slot++) {
      readSlot(record, slot);
    }
  }

  private boolean readSlot(CurrentRecord record, int slot) {
    RecordBatch batch = record.batch;
    Slots slots = record.slots;
    token.read(batch.bytes, batch.start[record.row], slots.start[slot], slots.end[slot]);
    if (!isMember(token.type) && !isMember(token.otherType)) {
      return false;
    }
    add(token.from, token.to);
    return true;
  }

  private boolean isMember(long type) {
    if (type != SessionToken.NO_CLASS) {
      for (long member : classes) {
        if (member == type) {
          return true;
        }
      }
    }
    return false;
  }

  private void match(RecordBatch batch, int row) {
    byte[] bytes = batch.bytes;
    int start = batch.start[row];
    Matcher matcher = pattern.matcher(batch.copy(start, batch.end[row]));
    int group = pattern.groupCount() > 0 ? 1 : 0;
    for (int at = 0; matcher.find(); at++) {
      int first = matcher.start(group);
      if (at < MOST_IDS
          && first >= 0
          && first < matcher.end(group)
          && start + first < bytes.length) {
        add(start + first, start + matcher.end(group));
      }
    }
  }

  private void add(int first, int end) {
    if (end > first && count < from.length) {
      from[count] = first;
      to[count] = end;
      count++;
    }
  }

  private void grow(int shape) {
    int size = Math.max(shape + 1, seenOfShape.length * 2);
    slotsOfShape = Arrays.copyOf(slotsOfShape, size);
    countOfShape = Arrays.copyOf(countOfShape, size);
    seenOfShape = Arrays.copyOf(seenOfShape, size);
  }
}
