package nightjar.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import nightjar.EpochNanos;
import nightjar.source.LogSource;

/**
 * What a Loki has on a query in a stretch of time, as one log in order of time. Pages are asked for
 * as they are read, so memory holds one page. A page that fails for a passing reason is asked for
 * again, {@value #ATTEMPTS} times in all.
 */
public final class LokiScanSource implements LogSource {
  private static final int ATTEMPTS = 5;
  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(500), Duration.ofSeconds(15));

  private final LokiSettings settings;
  private final Outbound outbound;
  private final Instant since;
  private final Instant until;
  private final boolean stamped;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final AtomicLong read = new AtomicLong();
  private volatile String note = "";

  /**
   * A stretch of a query's entries.
   *
   * @param since first moment
   * @param until first moment after it
   * @param stamped is Loki's time to be written before each line, as container runtimes do ({@code
   *     TIME stdout F LINE})? Then lines without a time of their own have one
   */
  public LokiScanSource(
      LokiSettings settings,
      Outbound outbound,
      Instant since,
      Instant until,
      boolean stamped,
      InstantSource clock,
      RandomGenerator random) {
    if (!since.isBefore(until)) {
      throw new IllegalArgumentException(
          "nothing to read from Loki between " + since + " and " + until);
    }
    this.settings = Objects.requireNonNull(settings);
    this.outbound = Objects.requireNonNull(outbound);
    this.since = since;
    this.until = until;
    this.stamped = stamped;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String name() {
    return settings.source();
  }

  /** Asks for the first page at once, so that a wrong query is told here. */
  @Override
  public InputStream open() throws IOException {
    read.set(0);
    var client = new LokiClient(outbound, settings, clock);
    var pages = new LokiPages(client, EpochNanos.of(since), EpochNanos.of(until));
    var lines = new Lines(pages);
    lines.fill();
    return lines;
  }

  @Override
  public Instant reference() {
    return until;
  }

  @Override
  public OptionalLong storedBytes() {
    return OptionalLong.empty();
  }

  @Override
  public long storedBytesRead() {
    return read.get();
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  /** What Loki did not give, for the notes of a report; empty if it gave everything. */
  public String note() {
    return note;
  }

  private List<LokiEntry> next(LokiPages pages) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return pages.next();
      } catch (InterruptedException e) {
        throw interrupted();
      } catch (LokiException e) {
        if (e.isLasting() || attempt == ATTEMPTS) {
          throw e;
        }
        pause(attempt, e.after());
      } catch (OutboundException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        pause(attempt, Duration.ZERO);
      }
    }
  }

  private void pause(int attempt, Duration asked) throws IOException {
    Duration wait = BACK_OFF.after(attempt, random);
    try {
      new Pause().await(wait.compareTo(asked) < 0 ? asked : wait);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("reading from Loki was interrupted");
  }

  private final class Lines extends InputStream {
    private final LokiPages pages;
    private byte[] text = new byte[0];
    private int at;

    Lines(LokiPages pages) {
      this.pages = pages;
    }

    /** Reads pages until there is text or no more of them. */
    private void fill() throws IOException {
      while (at == text.length && pages.hasMore()) {
        var out = new ByteArrayOutputStream();
        for (LokiEntry entry : next(pages)) {
          if (stamped) {
            LokiText.writeStamped(out, entry);
          } else {
            LokiText.write(out, entry);
          }
        }
        note = pages.note();
        text = out.toByteArray();
        at = 0;
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      fill();
      int count = Math.min(length, text.length - at);
      if (count == 0) {
        return -1;
      }
      System.arraycopy(text, at, target, from, count);
      at += count;
      read.addAndGet(count);
      return count;
    }
  }
}
