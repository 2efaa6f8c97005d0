package nightjar.server.http;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import nightjar.server.config.Limits;

/**
 * Decompresses bodies. It looks before it leaps: a first pass throws away what comes out and only
 * counts, so that a bomb costs the 8 KiB of its buffer and stops at the first limit; then what is
 * known to be small enough is unpacked into exactly as much memory.
 */
final class Unpacking {
  /** Repeated lines compress well: below this the ratio says nothing. */
  private static final long RATIO_FROM = 1 << 20;

  /** A zstd frame may ask for a window of this many bits and no more: 8 MiB. */
  private static final int ZSTD_WINDOW_BITS = 23;

  private static final int BUFFER = 8192;

  private final Limits limits;
  private final BodyBudget budget;
  private final LimitCounters counters;

  Unpacking(Limits limits, BodyBudget budget, LimitCounters counters) {
    this.limits = limits;
    this.budget = budget;
    this.counters = counters;
  }

  /**
   * The body as it was before it was compressed.
   *
   * @param encoding value of Content-Encoding
   * @param share grows by what is unpacked
   * @throws Problem 400 if it is broken, 413 if it is too large, 415 for an unknown encoding, 503
   *     if other bodies take all the memory
   */
  byte[] unpack(byte[] body, String encoding, BodyBudget.Share share) throws Problem {
    String kind = encoding.strip().toLowerCase(Locale.ROOT);
    if (kind.isEmpty() || kind.equals("identity")) {
      return body;
    }
    checkKind(kind);
    try {
      int size = measure(body, kind);
      budget.grow(share, size);
      byte[] unpacked = new byte[size];
      try (Unpacked in = open(body, kind)) {
        if (in.stream().readNBytes(unpacked, 0, size) != size) {
          throw new EOFException("ended early");
        }
      }
      return unpacked;
    } catch (IOException e) {
      throw new Problem(
          400,
          "The body is not whole " + kind + ": " + e.getMessage(),
          "Nothing of it was accepted. Compress it again, or send it as it is.");
    }
  }

  /** Throws unless this door takes the encoding; before the body is read. */
  static void checkKind(String encoding) throws Problem {
    switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity", "gzip", "x-gzip", "zstd" -> {}
      default ->
          throw new Problem(
              415,
              "Content-Encoding \"" + Shown.of(encoding) + "\" is not taken.",
              "Use gzip, zstd or identity.");
    }
  }

  private int measure(byte[] body, String kind) throws IOException, Problem {
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (Unpacked in = open(body, kind)) {
      int read;
      while ((read = in.read(buffer)) >= 0) {
        size += read;
        checkSize(size, in.readSoFar());
      }
    }
    return (int) size;
  }

  private void checkSize(long size, long from) throws Problem {
    if (size > limits.unpackedBytes()) {
      counters.hit(Limit.UNPACKED);
      throw new Problem(
          413,
          "The body is larger than " + limits.unpackedBytes() + " bytes once decompressed.",
          "Send it in smaller parts, or raise " + Limits.UNPACKED_BYTES.key() + ".");
    }
    if (size > RATIO_FROM && size > from * limits.unpackRatio()) {
      counters.hit(Limit.UNPACK_RATIO);
      throw new Problem(
          413,
          "The body grows to more than " + limits.unpackRatio() + " times its size.",
          "Send it in smaller parts, or raise " + Limits.UNPACK_RATIO.key() + ".");
    }
  }

  private static Unpacked open(byte[] body, String kind) throws IOException {
    if (kind.equals("zstd")) {
      Counted counted = new Counted(body);
      InputStream stream = new ZstdInputStream(counted).setLongMax(ZSTD_WINDOW_BITS);
      return new Unpacked(stream, counted::readSoFar);
    }
    GzipBody gzip = new GzipBody(body);
    return new Unpacked(gzip, gzip::readSoFar);
  }

  /** What comes out, and how much of the body went in for it. */
  private record Unpacked(InputStream stream, LongSupplier from) implements AutoCloseable {
    int read(byte[] into) throws IOException {
      return stream.read(into);
    }

    long readSoFar() {
      return from.getAsLong();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  /** Knows how much of the body was read. */
  private static final class Counted extends ByteArrayInputStream {
    Counted(byte[] body) {
      super(body);
    }

    long readSoFar() {
      return pos;
    }
  }
}
