package nightjar.block;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs of digits at one place of a skeleton, as numbers.
 *
 * <pre>
 * 1        digits of each: 0 as many as the number needs, 1 to 19 so many, 20 as counted
 * numbers  digits, if they are counted
 * numbers  values
 * </pre>
 */
final class DigitRun {
  private final int digits;
  private final @Nullable NumberStream widths;
  private final NumberStream stream;
  private @Nullable Numbers values;
  private @Nullable Numbers counted;

  DigitRun(ByteInput in) {
    digits = in.read();
    if (digits > Format.DIGITS_COUNTED) {
      throw in.damaged("numbers of " + digits + " digits");
    }
    widths = digits == Format.DIGITS_COUNTED ? NumberStream.read(in) : null;
    stream = NumberStream.read(in);
  }

  void load(ByteInput payload, int count) {
    counted = widths == null ? null : widths.open(payload, count);
    values = stream.open(payload, count);
  }

  private long value(int row) {
    return Objects.requireNonNull(values).get(row);
  }

  int least() {
    if (widths != null) {
      return ColumnPlace.length(widths.least());
    }
    return digits == 0 ? Digits.count(stream.least()) : digits;
  }

  int most() {
    if (widths != null) {
      return ColumnPlace.length(widths.greatest());
    }
    return digits == 0 ? Digits.count(stream.greatest()) : digits;
  }

  private int width(int row, long value) {
    if (counted != null) {
      long width = counted.get(row);
      if (width < 1 || width > Format.MAX_DIGITS) {
        throw new BlockException("the block is damaged: a number of " + width + " digits");
      }
      return (int) width;
    }
    return digits == 0 ? Digits.count(value) : digits;
  }

  /** Adds the digits of a row of those with this skeleton. */
  void append(int row, ByteOutput out) {
    long value = value(row);
    int width = width(row, value);
    out.reserve(width);
    Digits.put(value, width, out.bytes, out.length);
    out.length += width;
  }

  /** Is the piece a run, so that only an equal one is asked for? */
  boolean isWhole(Piece piece) {
    return (piece.atStart() && piece.atEnd()) || piece.length() == most();
  }

  /** False if no row can have this run of digits; asked before the rows are read. */
  boolean mayEqual(Piece piece) {
    if (piece.length() > Format.MAX_DIGITS || piece.length() < least()) {
      return false;
    }
    long number = Digits.parse(piece.bytes(), 0, piece.length());
    return !stream.excludes(number);
  }

  /** Has the row these digits, where the piece says? */
  boolean holds(int row, Piece piece, long number, boolean whole, byte[] scratch) {
    long value = value(row);
    if (whole) {
      return value == number && width(row, value) == piece.length();
    }
    int width = width(row, value);
    if (width < piece.length()) {
      return false;
    }
    Digits.put(value, width, scratch, 0);
    int from = piece.atEnd() ? width - piece.length() : 0;
    int to = piece.atStart() ? piece.length() : width;
    return Folding.indexOf(scratch, from, to, piece.bytes()) >= 0;
  }
}
