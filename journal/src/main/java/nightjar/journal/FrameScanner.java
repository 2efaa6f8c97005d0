package nightjar.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import nightjar.source.Arrival;
import org.jspecify.annotations.Nullable;

/** Walks over a segment of format 2, see {@link Frame}. */
final class FrameScanner implements SegmentScanner {
  private static final int BUFFER = 256 << 10;

  /** Heads lie apart: less is read beside each. */
  private static final int HEADS_BUFFER = 16 << 10;

  private final Segment segment;
  private final Depth depth;
  private final Window window;
  private final Consumer<Damage> damaged;
  private final @Nullable FrameBody body;
  private final CRC32C crc = new CRC32C();
  private final FrameIndex index = new FrameIndex();
  private final List<Damage> suspects = new ArrayList<>(); // behind the last frame
  private Head head = new Head(0, 0, 0, 0, 0, 0, 0);
  private long end;
  private long reached; // what lies before was looked at
  private long last;
  private boolean cut; // a head whose frame goes on behind the limit lies at reached

  private record Head(long at, int index, int body, int raw, long first, long last, int count) {
    long end() {
      return at + Frame.HEAD + index + Frame.NONCE + body;
    }

    long bodyAt() {
      return at + Frame.HEAD + index;
    }
  }

  FrameScanner(
      Disk disk,
      Segment segment,
      long at,
      Depth depth,
      Optional<SegmentCipher> cipher,
      Consumer<Damage> damaged)
      throws IOException {
    this.segment = segment;
    this.depth = depth;
    this.damaged = damaged;
    this.end = at;
    this.reached = at;
    this.last = segment.first() - 1;
    this.window =
        new Window(disk.open(segment.path()), depth == Depth.HEADS ? HEADS_BUFFER : BUFFER);
    this.body = depth == Depth.ARRIVALS ? new FrameBody(cipher.orElseThrow()) : null;
  }

  @Override
  public boolean next(long limit, long wanted) throws IOException {
    while (find(limit)) {
      long whole = head.end();
      if (whole > limit) {
        cut = true;
        return false;
      }
      String wrong = head.last < wanted ? "" : check(limit);
      last = head.last;
      reached = whole;
      if (!wrong.isEmpty()) {
        suspects.add(damage(head.at, whole - head.at, head.count, named(wrong)));
        continue;
      }
      suspects.forEach(damaged);
      suspects.clear();
      end = whole;
      segment.note(head.first, head.at);
      if (head.last >= wanted) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void skipTo(long limit) {
    Tail tail = tail(limit);
    suspects.forEach(damaged);
    suspects.clear();
    if (reached < limit) {
      damaged.accept(
          cut
              ? damage(reached, limit - reached, head.count, named("are cut off"))
              : damage(reached, limit - reached, Frame.most(limit - reached), "are damaged"));
    }
    last = Math.max(last, tail.last());
    end = Math.max(end, limit);
    reached = end;
  }

  @Override
  public void giveUpFrames(long limit) throws IOException {
    if (!isBeginning(limit)) {
      skipTo(limit);
    }
    suspects.forEach(damaged);
    suspects.clear();
    end = reached;
  }

  /** Is what lies behind all frames the beginning of one, as far as it goes? */
  private boolean isBeginning(long limit) throws IOException {
    if (cut || !window.load(reached, Frame.HEAD, limit)) {
      return true;
    }
    int length = window.getInt(reached + 4);
    return window.getInt(reached) == Frame.mark(segment.header().key())
        && length > 0
        && length <= Frame.MAX_INDEX
        && !window.load(reached, Frame.HEAD + length, limit);
  }

  @Override
  public Tail tail(long limit) {
    long lost = suspects.stream().mapToLong(Damage::lost).sum();
    long highest = last;
    if (reached < limit) {
      long more = cut ? head.count : Frame.most(limit - reached);
      lost += more;
      highest = cut ? head.last : last + more;
    }
    return new Tail(Math.max(0, limit - end), lost, highest);
  }

  @Override
  public int count() {
    return index.count();
  }

  @Override
  public long number(int place) {
    return index.number(place);
  }

  @Override
  public long nanos(int place) {
    return index.nanos(place);
  }

  @Override
  public Optional<BatchKeys.Digest> batch(int place) {
    return index.batch(place);
  }

  @Override
  public Arrival arrival(int place, boolean withText) throws JournalException {
    if (body == null) {
      throw new IllegalStateException("bodies are not read at depth " + depth);
    }
    return body.arrival(index, place, withText);
  }

  @Override
  public long rawBytes() {
    return head.raw;
  }

  @Override
  public long last() {
    return last;
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    if (body != null) {
      body.close();
    }
    window.close();
  }

  /** Finds the next head from where it has looked on, over what is none. */
  private boolean find(long limit) throws IOException {
    cut = false;
    if (isHead(reached, limit)) {
      return true;
    }
    int mark = Frame.mark(segment.header().key());
    for (long at = reached + 1; window.load(at, Frame.HEAD, limit); at++) {
      if (window.getInt(at) == mark && isHead(at, limit)) {
        suspects.add(
            damage(reached, at - reached, Math.max(0, head.first - last - 1), "are damaged"));
        return true;
      }
    }
    return false;
  }

  private boolean isHead(long at, long limit) throws IOException {
    long key = segment.header().key();
    if (!window.load(at, Frame.HEAD, limit) || window.getInt(at) != Frame.mark(key)) {
      return false;
    }
    Head seen =
        new Head(
            at,
            window.getInt(at + 4),
            window.getInt(at + 8),
            window.getInt(at + 12),
            window.getLong(at + 16),
            window.getLong(at + 24),
            window.getInt(at + 32));
    if (!isPossible(seen) || !window.load(at, Frame.HEAD + seen.index, limit)) {
      return false;
    }
    int from = window.place(at);
    byte[] bytes = window.bytes();
    int sum = Frame.crc(crc, key, bytes, from, Frame.SIGNED, from + Frame.HEAD, seen.index);
    if (sum != window.getInt(at + Frame.SIGNED)
        || !index.read(bytes, from + Frame.HEAD, seen.index, seen.first, seen.last, seen.count)) {
      return false;
    }
    head = seen;
    return true;
  }

  private boolean isPossible(Head seen) {
    return seen.index > 0
        && seen.index <= Frame.MAX_INDEX
        && seen.body >= Frame.TAG
        && seen.body <= Frame.MAX_BODY + (Frame.MAX_BODY >> 4)
        && seen.raw >= 0
        && seen.raw <= Frame.MAX_BODY + Frame.RAW
        && seen.count > 0
        && seen.count <= Frame.MOST
        && seen.first > last
        && seen.last >= seen.first;
  }

  /** What is wrong with the frame; empty if nothing is. */
  private String check(long limit) throws IOException {
    if (depth == Depth.HEADS) {
      return "";
    }
    int whole = (int) (head.end() - head.at);
    if (!window.load(head.at, whole, limit)) {
      return "are cut off";
    }
    int nonce = window.place(head.bodyAt());
    int sum =
        Frame.crc(
            crc,
            segment.header().key(),
            window.bytes(),
            nonce,
            Frame.NONCE,
            nonce + Frame.NONCE,
            head.body);
    if (sum != window.getInt(head.at + Frame.SIGNED + 4)) {
      return "are damaged";
    }
    return body == null
        ? ""
        : body.open(window.bytes(), window.place(head.at), index, head.index, head.body, head.raw);
  }

  private String named(String wrong) {
    return head.first == head.last
        ? String.format(Locale.ROOT, "with arrival %d %s", head.first, wrong)
        : String.format(Locale.ROOT, "with arrivals %d to %d %s", head.first, head.last, wrong);
  }

  private Damage damage(long at, long bytes, long lost, String wrong) {
    return new Damage(segment.path(), at, bytes, lost, wrong + " and were skipped");
  }
}
