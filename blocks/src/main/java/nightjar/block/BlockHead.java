package nightjar.block;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What is known of a block without reading its rows.
 *
 * @param firstNumber number of the first row; the others follow without gaps
 * @param rows 1 to 65,536
 * @param textBytes bytes of all texts as UTF-8
 * @param times event times, nanoseconds
 * @param observed times of arrival, nanoseconds
 * @param arrivals numbers of arrivals
 * @param severities severity numbers in it, in order of appearance, as are the lists that follow
 * @param services names of services in it
 * @param sources names of sources in it
 * @param shapes content ids of shapes in it
 */
public record BlockHead(
    long firstNumber,
    int rows,
    long textBytes,
    Span times,
    Span observed,
    Span arrivals,
    List<Tally<Integer>> severities,
    List<Tally<String>> services,
    List<Tally<String>> sources,
    List<Tally<Long>> shapes) {
  public BlockHead {
    severities = List.copyOf(severities);
    services = List.copyOf(services);
    sources = List.copyOf(sources);
    shapes = List.copyOf(shapes);
  }

  /** Number of the last row. */
  public long lastNumber() {
    return firstNumber + rows - 1;
  }

  void write(ByteOutput out) {
    out.putSigned(firstNumber);
    out.putVar(rows);
    out.putVar(textBytes);
    for (Span span : List.of(times, observed, arrivals)) {
      out.putSigned(span.least());
      out.putSigned(span.greatest());
    }
    out.putVar(severities.size());
    for (Tally<Integer> tally : severities) {
      out.putSigned(tally.value());
      out.putVar(tally.rows());
    }
    writeNames(services, out);
    writeNames(sources, out);
    out.putVar(shapes.size());
    for (Tally<Long> tally : shapes) {
      out.putLong(tally.value());
      out.putVar(tally.rows());
    }
  }

  private static void writeNames(List<Tally<String>> names, ByteOutput out) {
    out.putVar(names.size());
    ByteOutput utf8 = new ByteOutput(64);
    for (Tally<String> tally : names) {
      utf8.clear();
      Utf8.put(tally.value(), utf8);
      out.putCounted(utf8.bytes, 0, utf8.length);
      out.putVar(tally.rows());
    }
  }

  static BlockHead read(ByteInput in) {
    long firstNumber = in.readSigned();
    int rows = in.readCount("rows", BlockWriter.MAX_ROWS);
    if (rows == 0) {
      throw in.damaged("no rows");
    }
    return new BlockHead(
        firstNumber,
        rows,
        in.readCount("bytes of text", Format.MAX_SECTION_BYTES),
        readSpan(in),
        readSpan(in),
        readSpan(in),
        readTallies(in, rows, from -> (int) from.readSigned()),
        readTallies(in, rows, BlockHead::readName),
        readTallies(in, rows, BlockHead::readName),
        readTallies(in, rows, ByteInput::readLong));
  }

  private static Span readSpan(ByteInput in) {
    long least = in.readSigned();
    long greatest = in.readSigned();
    if (greatest < least) {
      throw in.damaged("the greatest is below the least");
    }
    return new Span(least, greatest);
  }

  private static String readName(ByteInput in) {
    return new String(in.readCounted("bytes of a name"), StandardCharsets.UTF_8);
  }

  private static <T> List<Tally<T>> readTallies(
      ByteInput in, int rows, Function<ByteInput, T> value) {
    int count = in.readCount("values", rows);
    List<Tally<T>> tallies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tallies.add(new Tally<>(value.apply(in), in.readCount("rows of a value", rows)));
    }
    return tallies;
  }
}
