package nightjar.server.carry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nightjar.journal.ArrivalEdit;
import nightjar.redact.Marked;
import nightjar.source.Arrival;
import nightjar.store.LogRow;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lines out of the journal that records to be erased were made of. A line is known by its
 * place after its arrival's first record and by its redacted text, whose markers may stand for
 * anything. Where that leads to no line, the whole arrival is emptied: better a raw line too many
 * than one too few. An arrival that has no more lines than the records that stay is left alone: its
 * lines went when this was begun before.
 */
final class ErasedLines implements ArrivalEdit {
  private final Predicate<LogRow> isErased;
  private final Optional<String> source;
  private final Map<Long, Records> byArrival = new HashMap<>();
  private long places;

  /**
   * @param source whose lines are to go whether they are records or not; empty for none
   */
  ErasedLines(Predicate<LogRow> isErased, Optional<String> source) {
    this.isErased = isErased;
    this.source = source;
  }

  /** Of one arrival: how many records, the line of the first, and those that go. */
  private static final class Records {
    private long all;
    private long first = Long.MAX_VALUE;
    private List<Place> gone = new ArrayList<>();
    private long goneCount;

    /** Lines of records that stay. */
    private long keptLines;
  }

  /** Where a record's lines are, and how its first one looks; only where not all go. */
  private record Place(long line, int height, String text) {}

  /** First counts the records of all arrivals, then looks at those of which some go. */
  void read(Consumer<Consumer<LogRow>> everyRecord) {
    everyRecord.accept(this::count);
    byArrival.values().removeIf(records -> records.goneCount == 0);
    everyRecord.accept(this::place);
  }

  private void count(LogRow row) {
    Records records = byArrival.computeIfAbsent(row.arrival(), _ -> new Records());
    records.all++;
    records.first = Math.min(records.first, row.line());
    if (isErased.test(row)) {
      records.goneCount++;
    } else {
      records.keptLines += height(row);
    }
  }

  private static int height(LogRow row) {
    return (int) Math.max(1, row.text().lines().count());
  }

  private void place(LogRow row) {
    Records records = byArrival.get(row.arrival());
    if (records != null && records.goneCount < records.all && isErased.test(row)) {
      records.gone.add(
          new Place(row.line(), height(row), row.text().lines().findFirst().orElse("")));
    }
  }

  /** How many records go. */
  long records() {
    return byArrival.values().stream().mapToLong(records -> records.goneCount).sum();
  }

  @Override
  public long places() {
    return places;
  }

  @Override
  public Arrival edited(long number, Arrival arrival) {
    if (!(arrival instanceof Arrival.Lines lines)) {
      return arrival;
    }
    Records records = byArrival.get(number);
    boolean isWhole =
        source.filter(lines.source()::equals).isPresent()
            || (records != null && records.goneCount == records.all);
    if (!isWhole && records == null) {
      return arrival;
    }
    List<String> before = split(lines.text());
    List<String> after = isWhole || records == null ? List.of() : without(before, records);
    if (after.size() == before.size()) {
      return arrival;
    }
    places += before.size() - after.size();
    return new Arrival.Lines(
        lines.nanos(),
        lines.source(),
        lines.service(),
        lines.batch(),
        lines.position(),
        joined(after));
  }

  private List<String> without(List<String> before, Records records) {
    if (before.size() <= records.keptLines) {
      return before;
    }
    @Nullable String[] left = before.toArray(String[]::new);
    List<Place> gone = new ArrayList<>(records.gone);
    gone.sort(Comparator.comparingLong(Place::line));
    for (Place place : gone) {
      long expected = place.line() - records.first;
      int at = expected < left.length ? (int) expected : -1;
      if (at < 0 || !isAt(at, left, place)) {
        at = first(left, place);
      }
      if (at < 0) {
        return List.of();
      }
      Arrays.fill(left, at, Math.min(left.length, at + place.height()), null);
    }
    List<String> stays = new ArrayList<>();
    for (String line : left) {
      if (line != null) {
        stays.add(line);
      }
    }
    return stays;
  }

  /** The first line that fits; -1 if none does. */
  private static int first(@Nullable String[] lines, Place place) {
    for (int i = 0; i < lines.length; i++) {
      if (isAt(i, lines, place)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isAt(int at, @Nullable String[] lines, Place place) {
    String line = lines[at];
    if (line == null) {
      return false; // went with another record
    }
    return Marked.fits(place.text(), line);
  }

  /** Of an arrival that is written again, bytes that are no UTF-8 become U+FFFD. */
  private static List<String> split(byte[] text) {
    String all = new String(text, StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(List.of(all.split("\n", -1)));
    lines.removeLast(); // behind the last line feed
    return lines;
  }

  private static byte[] joined(List<String> lines) {
    return (String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
