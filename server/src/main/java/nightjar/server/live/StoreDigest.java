package nightjar.server.live;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.TimeRange;
import nightjar.incident.Finding;
import nightjar.incident.TrackedIncident;
import nightjar.incident.TrackedIncidentJson;
import nightjar.store.DeadLetter;
import nightjar.store.Delivery;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.Marker;
import nightjar.store.PatternRow;
import nightjar.store.StoreException;

/**
 * What a store holds, as one SHA-256 each of its rows, patterns, incidents, anomalies, deliveries,
 * markers, positions and dead letters: two stores of the same arrivals and settings have the same
 * ones, however often the system was killed in between. How deliveries fared is left out: targets
 * are not part of the arrivals. So are checkpoints, which show in everything that follows them.
 *
 * <p>Reads everything once, a thousand rows at a time; some 100,000 rows a second.
 */
public final class StoreDigest {
  private static final int PAGE = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private StoreDigest() {}

  /** One digest, in hexadecimal digits, for each kind of thing. */
  public static Map<String, String> of(LogStore store) {
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put("rows", hash(out -> rows(store, out)));
    digests.put("patterns", hash(out -> patterns(store, out)));
    digests.put("incidents", hash(out -> incidents(store, out)));
    digests.put("anomalies", hash(out -> anomalies(store, out)));
    digests.put("deliveries", hash(out -> deliveries(store, out)));
    digests.put("markers", hash(out -> markers(store, out)));
    digests.put("positions", hash(out -> positions(store, out)));
    digests.put("dead_letters", hash(out -> deadLetters(store, out)));
    return digests;
  }

  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private static String hash(Content content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DataOutputStream out =
          new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
        content.write(out);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void rows(LogStore store, DataOutputStream out) throws IOException {
    long before = Long.MAX_VALUE;
    boolean isMore = true;
    while (isMore) {
      LogPage page = store.search(LogQuery.ALL, before, 0, PAGE, false, PATIENCE);
      if (!page.complete()) {
        throw new StoreException("not all rows could be read in " + PATIENCE);
      }
      for (LogRow row : page.rows()) {
        row(row, out);
        before = row.number();
      }
      isMore = !page.rows().isEmpty();
    }
  }

  private static void row(LogRow row, DataOutputStream out) throws IOException {
    out.writeLong(row.number());
    out.writeLong(row.timeNanos());
    out.writeLong(row.observedNanos());
    out.writeInt(row.severity());
    text(out, row.service());
    text(out, row.source());
    out.writeLong(row.line());
    out.writeLong(row.shape());
    text(out, row.text());
    out.writeInt(row.messageFrom());
    out.writeInt(row.messageTo());
    out.writeLong(row.redactions());
    out.writeLong(row.arrival());
  }

  private static void patterns(LogStore store, DataOutputStream out) throws IOException {
    List<PatternRow> patterns =
        store.patterns().stream().sorted(Comparator.comparing(PatternRow::id)).toList();
    for (PatternRow pattern : patterns) {
      text(out, pattern.id());
      text(out, pattern.text().toString());
      out.writeInt(pattern.severity());
      text(out, pattern.shapes().toString());
      out.writeLong(pattern.firstNanos());
      out.writeLong(pattern.lastNanos());
      out.writeLong(pattern.count());
      text(out, pattern.sample().toString());
      text(out, pattern.title().toString());
      text(out, String.join(" ", pattern.aliases()));
    }
  }

  private static void incidents(LogStore store, DataOutputStream out) throws IOException {
    for (TrackedIncident incident : store.incidents()) {
      text(out, TrackedIncidentJson.write(incident));
    }
  }

  private static void anomalies(LogStore store, DataOutputStream out) throws IOException {
    for (TrackedIncident incident : store.incidents()) {
      for (Finding finding : incident.latest().findings()) {
        out.writeLong(incident.number());
        text(out, finding.detector());
        out.writeLong(Double.doubleToRawLongBits(finding.bits()));
        text(out, finding.patternId());
        text(out, finding.service());
        out.writeLong(finding.range().fromNanos());
        out.writeLong(finding.range().toNanos());
        out.writeLong(finding.lines());
      }
    }
  }

  private static void deliveries(LogStore store, DataOutputStream out) throws IOException {
    for (Delivery delivery : store.deliveries(Integer.MAX_VALUE)) {
      out.writeLong(delivery.number());
      text(out, delivery.target());
      out.writeLong(delivery.incident());
      text(out, delivery.change());
      out.writeLong(delivery.createdNanos());
    }
  }

  private static void markers(LogStore store, DataOutputStream out) throws IOException {
    long from = Long.MIN_VALUE;
    while (true) {
      List<Marker> page = store.markers(new TimeRange(from, Long.MAX_VALUE));
      boolean isLast = page.size() < PAGE;
      // Of a full page the last moment may go on in the next one, unless it is all there is.
      long end =
          isLast || page.getFirst().nanos() == page.getLast().nanos()
              ? Long.MAX_VALUE
              : page.getLast().nanos();
      for (Marker marker : page) {
        if (marker.nanos() < end) {
          marker(marker, out);
        }
      }
      if (isLast) {
        return;
      }
      from = end == Long.MAX_VALUE ? page.getLast().nanos() + 1 : end;
    }
  }

  private static void marker(Marker marker, DataOutputStream out) throws IOException {
    out.writeLong(marker.number());
    out.writeLong(marker.nanos());
    text(out, marker.kind());
    text(out, marker.service());
    text(out, marker.text());
    text(out, marker.by());
  }

  private static void positions(LogStore store, DataOutputStream out) throws IOException {
    for (Map.Entry<String, String> position : new TreeMap<>(store.positions()).entrySet()) {
      text(out, position.getKey());
      text(out, position.getValue());
    }
  }

  private static void deadLetters(LogStore store, DataOutputStream out) throws IOException {
    for (DeadLetter letter : store.deadLetters(Integer.MAX_VALUE)) {
      out.writeLong(letter.arrival());
      text(out, letter.source());
      out.writeLong(letter.nanos());
      out.writeLong(letter.lines());
      out.writeLong(letter.bytes());
      text(out, letter.reason().toString());
      text(out, letter.sample().toString());
    }
  }
}
