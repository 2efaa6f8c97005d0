package nightjar.pattern;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number and its unit, as in {@code 512ms} and {@code 3.5 GB}.
 *
 * @param unit as written; empty if there is none
 */
public record Quantity(double number, String unit) {
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile(
          "([+-]?\\d{1,18}+(?:\\.\\d{1,18}+)?(?:[eE][+-]?\\d{1,2})?) ?([A-Za-zµ%]{0,12}+)");

  /** Of units that measure one thing the factors to the first of them. */
  private record Scale(String base, double factor) {}

  private static final Map<String, Scale> SCALES =
      Map.ofEntries(
          Map.entry("ns", new Scale("ms", 1e-6)),
          Map.entry("us", new Scale("ms", 1e-3)),
          Map.entry("µs", new Scale("ms", 1e-3)),
          Map.entry("ms", new Scale("ms", 1)),
          Map.entry("milliseconds", new Scale("ms", 1)),
          Map.entry("s", new Scale("ms", 1e3)),
          Map.entry("sec", new Scale("ms", 1e3)),
          Map.entry("secs", new Scale("ms", 1e3)),
          Map.entry("second", new Scale("ms", 1e3)),
          Map.entry("seconds", new Scale("ms", 1e3)),
          Map.entry("m", new Scale("ms", 6e4)),
          Map.entry("min", new Scale("ms", 6e4)),
          Map.entry("minutes", new Scale("ms", 6e4)),
          Map.entry("h", new Scale("ms", 3.6e6)),
          Map.entry("hours", new Scale("ms", 3.6e6)),
          Map.entry("B", new Scale("B", 1)),
          Map.entry("byte", new Scale("B", 1)),
          Map.entry("bytes", new Scale("B", 1)),
          Map.entry("KB", new Scale("B", 1 << 10)),
          Map.entry("KiB", new Scale("B", 1 << 10)),
          Map.entry("MB", new Scale("B", 1 << 20)),
          Map.entry("MiB", new Scale("B", 1 << 20)),
          Map.entry("GB", new Scale("B", 1 << 30)),
          Map.entry("GiB", new Scale("B", 1 << 30)),
          Map.entry("TB", new Scale("B", 1L << 40)),
          Map.entry("TiB", new Scale("B", 1L << 40)),
          Map.entry("%", new Scale("%", 1)));

  /** Null unless the whole text is a number, with a known unit or none. */
  public static @Nullable Quantity of(String text) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String unit = matcher.group(2);
    return unit.isEmpty() || SCALES.containsKey(unit)
        ? new Quantity(Double.parseDouble(matcher.group(1)), unit)
        : null;
  }

  /** The unit the text begins with, behind at most one space; empty if it begins with none. */
  public static String unitAtStart(String text) {
    int from = text.startsWith(" ") ? 1 : 0;
    int to = from;
    while (to < text.length() && (Character.isLetter(text.charAt(to)) || text.charAt(to) == '%')) {
      to++;
    }
    String unit = text.substring(from, to);
    return SCALES.containsKey(unit) ? unit : "";
  }

  /** What its unit is measured in where several units of a kind meet: ms, B or %. */
  public String base() {
    Scale scale = SCALES.get(unit);
    return scale == null ? "" : scale.base;
  }

  /** The number in {@link #base} units. */
  public double inBase() {
    Scale scale = SCALES.get(unit);
    return scale == null ? number : number * scale.factor;
  }
}
