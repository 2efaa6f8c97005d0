package nightjar.eval.sim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;
import nightjar.source.Arrival;

/**
 * A journal as the first version of Nightjar left it, in format 1, which that of today reads and
 * goes on from. The format is described at the journal's {@code SegmentHeader} and {@code
 * PlainFrame}; it is written here once more, so that reading it is not tried with itself.
 */
final class FirstFormat {
  private static final long MAGIC = 0x4E4A_4152_4A52_4E4CL;
  private final Drive drive;
  private final Path folder;
  private final SimulatedClock clock;
  private final RandomGenerator random;
  private long number = 1;
  private long previousFirst;
  private long previousBytes;

  FirstFormat(Drive drive, Path folder, SimulatedClock clock, RandomGenerator random) {
    this.drive = drive;
    this.folder = folder;
    this.clock = clock;
    this.random = random;
  }

  /** Writes some segments of requests that were acknowledged, perhaps with an unfinished end. */
  void fill(Clients clients, Reckoning reckoning) {
    drive.createFolder(folder);
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      segment(clients, reckoning, i == count - 1 && random.nextBoolean());
    }
    drive.forceDirectory(folder);
  }

  private void segment(Clients clients, Reckoning reckoning, boolean isTorn) {
    long first = number;
    long key = random.nextLong();
    StoredFile file =
        drive.create(
            folder.resolve(String.format(Locale.ROOT, "%020d.journal", first)), clock.instant());
    append(file, header(first, key));
    for (int left = random.nextInt(6); left >= 0; left--) {
      Request request = clients.fresh();
      reckoning.sent(request);
      request.written(Request.DAYLESS);
      int at = file.size();
      append(file, frame(key, number, request.arrival(clock.instant())));
      request.extents.add(new SimulatedDisk.Extent(file.number(), at, file.size()));
      reckoning.acknowledged(request, number++);
    }
    if (isTorn) {
      byte[] half = frame(key, number, new Arrival.Tick(clock.nanos()));
      append(file, Arrays.copyOf(half, half.length / 2));
    }
    file.force();
    previousFirst = first;
    previousBytes = file.size();
  }

  private void append(StoredFile file, byte[] bytes) {
    file.write(file.size(), bytes, clock.instant());
  }

  private byte[] header(long first, long key) {
    ByteBuffer out = ByteBuffer.allocate(128);
    for (int at = 0; at < 128; at += 64) {
      out.position(at).putLong(MAGIC).putInt(1).putInt(0).putLong(first);
      out.putLong(previousFirst).putLong(previousBytes).putLong(key);
      var crc = new CRC32C();
      crc.update(out.array(), at, 60);
      out.putInt(at + 60, (int) crc.getValue());
    }
    return out.array();
  }

  private static byte[] frame(long key, long number, Arrival arrival) {
    byte[] body = body(number, arrival);
    ByteBuffer signed = ByteBuffer.allocate(12 + body.length);
    signed.putLong(key).putInt(body.length).put(body);
    var crc = new CRC32C();
    crc.update(signed.array());
    ByteBuffer out = ByteBuffer.allocate(12 + body.length);
    out.putInt((int) key).putInt(body.length).putInt((int) crc.getValue()).put(body);
    return out.array();
  }

  private static byte[] body(long number, Arrival arrival) {
    byte[][] texts =
        switch (arrival) {
          case Arrival.Lines lines ->
              new byte[][] {
                utf8(lines.source()),
                utf8(lines.service()),
                utf8(lines.batch()),
                utf8(lines.position())
              };
          case Arrival.Tick _, Arrival.Done _ -> new byte[0][];
        };
    byte[] rest =
        switch (arrival) {
          case Arrival.Lines lines -> lines.text();
          case Arrival.Tick _ -> new byte[0];
          case Arrival.Done done -> utf8(done.json());
        };
    byte kind =
        (byte) (arrival instanceof Arrival.Lines ? 1 : arrival instanceof Arrival.Tick ? 2 : 3);
    int length = 17 + rest.length;
    for (byte[] text : texts) {
      length += 4 + text.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    out.putLong(number).put(kind).putLong(arrival.nanos());
    for (byte[] text : texts) {
      out.putInt(text.length).put(text);
    }
    return out.put(rest).array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
