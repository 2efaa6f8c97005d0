package nightjar.detect;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nightjar.TimeRange;
import nightjar.stats.TimeGrid;

/** Says in words and numbers how the values of a slot are unusual. */
final class ValueWords {
  private static final int MAX_LABEL = 24;
  private static final int MAX_PATTERN = 120;
  private static final long MINUTE = 60_000_000_000L;
  private static final long DAY = 1440 * MINUTE;

  private final String detector;
  private final ZoneId zone;
  private final TimeGrid grid;

  ValueWords(String detector, ZoneId zone, TimeGrid grid) {
    this.detector = detector;
    this.zone = zone;
    this.grid = grid;
  }

  /** What a slot is called: the word before it, {@code <n>}, and its unit or the word behind it. */
  static String label(CurrentRecord record, int ordinal, int unit) {
    byte[] bytes = record.batch.bytes;
    int to = record.slots.start[ordinal];
    boolean inMessage =
        to >= record.batch.messageStart[record.row] && to < record.batch.messageEnd[record.row];
    int begin = inMessage ? record.batch.messageStart[record.row] : record.batch.start[record.row];
    int end = inMessage ? record.batch.messageEnd[record.row] : record.slots.end[ordinal];
    while (to > begin && !isWordByte(bytes[to - 1]) && record.slots.start[ordinal] - to < 3) {
      to--;
    }
    int from = to;
    while (from > begin && isWordByte(bytes[from - 1]) && to - from < MAX_LABEL) {
      from--;
    }
    int after = record.slots.end[ordinal];
    int rest = after < end && bytes[after] == ' ' ? after + 1 : after;
    int stop = rest;
    while (stop < end && isWordByte(bytes[stop]) && stop - rest < MAX_LABEL) {
      stop++;
    }
    String before = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    String behind =
        unit != 0
            ? NumberToken.text(unit)
            : after < end && bytes[after] == '%'
                ? "%"
                : stop > rest
                    ? " " + new String(bytes, rest, stop - rest, StandardCharsets.US_ASCII)
                    : "";
    return (before.isEmpty() ? "" : before + " ") + "<n>" + behind;
  }

  private static boolean isWordByte(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_';
  }

  Evidence evidence(ValueFinding finding, TimeRange range, String pattern) {
    ValueSlot slot = finding.slot();
    String place =
        slot.label
            + " in "
            + Quoted.of(
                pattern.length() <= MAX_PATTERN ? pattern : pattern.substring(0, MAX_PATTERN) + "…")
            + ": ";
    return switch (finding.kind()) {
      case LEVEL -> level(finding, place, when(range));
      case SHARE -> share(finding, place, when(range));
      case EXTREME -> extreme(finding, place, when(range));
    };
  }

  private Evidence level(ValueFinding finding, String place, String when) {
    ValueSlot slot = finding.slot();
    double observed = slot.value(finding.observed());
    double expected = slot.value(finding.typical());
    String text =
        "%stypically %s where %s to %s is usual%s, %s"
            .formatted(
                place,
                number(observed),
                number(slot.value(finding.low())),
                number(slot.value(finding.high())),
                ratio(observed / expected),
                when);
    return new Evidence(detector, text, observed, expected);
  }

  private Evidence share(ValueFinding finding, String place, String when) {
    String text =
        "%s%s of values above %s where %s are usual, %s"
            .formatted(
                place,
                percent(finding.observed()),
                number(finding.slot().value(finding.typical())),
                percent(finding.low()),
                when);
    return new Evidence(detector, text, finding.observed(), finding.low());
  }

  private Evidence extreme(ValueFinding finding, String place, String when) {
    ValueSlot slot = finding.slot();
    double observed = slot.value(finding.observed());
    String text =
        "%sonce %s where the next largest of %d is %s%s, %s"
            .formatted(
                place,
                number(observed),
                slot.total,
                number(slot.value(finding.low())),
                ratio(observed / slot.value(finding.low())),
                when);
    return new Evidence(detector, text, observed, slot.value(finding.typical()));
  }

  private String when(TimeRange range) {
    String format =
        grid.columns() * (double) grid.widthNanos() > DAY
            ? "yyyy-MM-dd HH:mm"
            : range.nanos() < 2 * MINUTE ? "HH:mm:ss" : "HH:mm";
    DateTimeFormatter clock = DateTimeFormatter.ofPattern(format, Locale.ROOT).withZone(zone);
    String from = clock.format(instant(range.fromNanos()));
    return range.nanos() <= 1
        ? "at " + from
        : "between " + from + " and " + clock.format(instant(range.toNanos()));
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L));
  }

  private static String ratio(double ratio) {
    return ratio > 0 && Double.isFinite(ratio)
        ? String.format(Locale.ROOT, ", ×%s", number(ratio))
        : "";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
  }

  /** Three significant digits; whole numbers from 100 on. */
  private static String number(double value) {
    double size = Math.abs(value);
    if (size >= 100) {
      return Long.toString(Math.round(value));
    }
    return size >= 0.001 || size == 0
        ? new BigDecimal(value)
            .round(new MathContext(size < 10 ? 2 : 3))
            .stripTrailingZeros()
            .toPlainString()
        : String.format(Locale.ROOT, "%.2g", value);
  }
}
