package nightjar.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * All entries of a stretch of time, page by page, each once. A page that the server cut off is cut
 * further, before its last nanosecond, and the next begins with that: so no entry is lost or given
 * twice, however many share a time, and entries of one nanosecond are always in one page.
 *
 * <p>A nanosecond that alone holds more entries than the server gives at once cannot be read whole;
 * {@link #note()} says so, and reading goes on after it.
 */
final class LokiPages {
  private final LokiClient client;
  private final long to;
  private long from;
  private String note = "";

  /** Entries in {@code [from, to)}. */
  LokiPages(LokiClient client, long from, long to) {
    this.client = client;
    this.from = from;
    this.to = to;
  }

  boolean hasMore() {
    return from < to;
  }

  /** Everything before this nanosecond was given. */
  long reached() {
    return from;
  }

  /** What could not be read; empty if everything could. */
  String note() {
    return note;
  }

  /** The next entries, in order of time; may be none. */
  List<LokiEntry> next() throws IOException, InterruptedException {
    LokiClient.Page page = client.first(from, to);
    List<LokiEntry> entries = page.entries();
    if (!page.full()) {
      from = to;
      return entries;
    }
    long last = entries.getLast().nanos();
    if (last < from || last >= to) {
      throw new LokiException(
          "Loki answered with entries of another time than asked for", false, Duration.ZERO);
    }
    if (entries.getFirst().nanos() == last) {
      return nanosecond(last);
    }
    from = last;
    int whole = entries.size();
    while (entries.get(whole - 1).nanos() == last) {
      whole--;
    }
    return entries.subList(0, whole);
  }

  private List<LokiEntry> nanosecond(long nanos) throws IOException, InterruptedException {
    LokiClient.Page page = client.nanosecond(nanos);
    if (page.full()) {
      note =
          "%,d or more entries share the time %d ns, and Loki gives no more at once; raise its"
                  .formatted(page.entries().size(), nanos)
              + " max_entries_limit_per_query to read them all";
    }
    from = nanos + 1;
    return page.entries();
  }
}
