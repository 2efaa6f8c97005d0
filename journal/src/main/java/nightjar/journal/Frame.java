package nightjar.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import nightjar.source.Arrival;

/**
 * Arrivals that were written together, as they lie in a segment of format 2. Numbers are
 * big-endian, texts UTF-8; a varint has 7 bits a byte, the lowest first, and the top bit set where
 * another byte follows.
 *
 * <pre>
 *  0  4  mark: the lower half of the segment's key, to find the next frame behind damage
 *  4  4  length of the index
 *  8  4  length of the body as it lies here: that of the raw body, packed, and 16
 * 12  4  length of the raw body
 * 16  8  first: number of the first arrival, higher than that of any before
 * 24  8  last: number of the last
 * 32  4  count of arrivals, 1 to 16,384
 * 36  4  CRC32C over the segment's key (8 bytes), the 36 bytes before, and the index
 * 40  4  CRC32C over the segment's key, the nonce and the body
 * 44     index, an entry an arrival:
 *        1       kind: 1 lines, 2 tick, 3 done; with 128 added where a batch digest follows
 *        varint  number, less that of the arrival before (the first: less {@code first})
 *        varint  nanos, less those of the arrival before (the first: less 0), zigzag
 *        16      the first 128 bits of the SHA-256 of the batch key, if it has one
 *    12  nonce, random
 *        body: AES-256-GCM with the segment's own key and the nonce over the zstd frame of the raw
 *        body; the 36 bytes at 0 and the index are authenticated with it; ends with a tag of 16
 *
 * raw body, an arrival after the other:
 *        lines: source, service, batch, position and the lines, each 4 bytes of length and text
 *        tick:  nothing
 *        done:  4 bytes of length and the JSON object
 * </pre>
 *
 * <p>So numbers, times and batches are found without a key and without the bodies, and nothing that
 * a sender wrote is found without the key. A group of arrivals larger than {@link #RAW} is several
 * frames.
 */
final class Frame {
  static final int HEAD = 44;

  /** How much of the head is authenticated with the body. */
  static final int SIGNED = 36;

  static final int NONCE = 12;
  static final int TAG = 16;

  /** Raw bytes from which a frame is full. */
  static final int RAW = 1 << 20;

  /** Arrivals at which a frame is full. */
  static final int MOST = 1 << 14;

  /** Largest raw body: one arrival. */
  static final int MAX_BODY = 128 << 20;

  static final int MAX_INDEX = 1 << 20;
  static final byte LINES = 1;
  static final byte TICK = 2;
  static final byte DONE = 3;
  static final int WITH_DIGEST = 0x80;
  private static final int MIN_ENTRY = 3;
  private static final byte[] NONE = {};

  private Frame() {}

  /** Arrivals that so many bytes can hold at most. */
  static long most(long bytes) {
    return bytes / MIN_ENTRY + 1;
  }

  static int mark(long key) {
    return (int) key;
  }

  static byte kind(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Lines _ -> LINES;
      case Arrival.Tick _ -> TICK;
      case Arrival.Done _ -> DONE;
    };
  }

  /** Its part of the raw body up to the {@link #rest}. */
  static byte[] fields(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Lines l -> fields(l, l.batch(), l.position(), l.text().length);
      case Arrival.Tick _, Arrival.Done _ -> NONE;
    };
  }

  /** The same for as many bytes of its lines, with a batch key and a position of their own. */
  static byte[] fields(Arrival.Lines lines, String batch, String position, int bytes) {
    byte[][] texts = {utf8(lines.source()), utf8(lines.service()), utf8(batch), utf8(position)};
    int length = 4;
    for (byte[] text : texts) {
      length += 4 + text.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    for (byte[] text : texts) {
      out.putInt(text.length).put(text);
    }
    return out.putInt(bytes).array();
  }

  /** What follows the fields. */
  static byte[] rest(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Lines l -> l.text();
      case Arrival.Tick _ -> NONE;
      case Arrival.Done d -> {
        byte[] json = utf8(d.json());
        yield ByteBuffer.allocate(4 + json.length).putInt(json.length).put(json).array();
      }
    };
  }

  /** The CRC over the segment's key and two pieces. */
  static int crc(
      CRC32C crc, long key, byte[] bytes, int from, int length, int then, int thenLength) {
    crc.reset();
    for (int shift = 56; shift >= 0; shift -= 8) {
      crc.update((int) (key >>> shift) & 0xFF);
    }
    crc.update(bytes, from, length);
    crc.update(bytes, then, thenLength);
    return (int) crc.getValue();
  }

  static JournalException unknown(byte kind) {
    return new JournalException(
        "an arrival of kind %d is not known here; a later version of Nightjar wrote it"
            .formatted(kind));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
