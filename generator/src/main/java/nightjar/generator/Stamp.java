package nightjar.generator;

import java.time.LocalDate;

/** A point in time taken apart, written in the ways logs write it; always UTC. Not thread-safe. */
final class Stamp {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private LocalDate date = LocalDate.EPOCH;
  private long microsOfDay;

  void set(long micros) {
    long day = Math.floorDiv(micros, Micros.DAY);
    if (day != date.toEpochDay()) {
      date = LocalDate.ofEpochDay(day);
    }
    microsOfDay = micros - day * Micros.DAY;
  }

  /** {@code 2026-03-02}, with the separator asked for. */
  void date(char separator, StringBuilder out) {
    out.append(date.getYear()).append(separator);
    Digits.padded(date.getMonthValue(), 2, out);
    out.append(separator);
    Digits.padded(date.getDayOfMonth(), 2, out);
  }

  /** {@code 10:15:30}. */
  void clock(StringBuilder out) {
    clock(hour(), out);
  }

  /** {@code 10:15:30 AM}. */
  void clock12(StringBuilder out) {
    out.append((hour() + 11) % 12 + 1);
    minutesAndSeconds(out);
    out.append(hour() < 12 ? " AM" : " PM");
  }

  void millis(StringBuilder out) {
    Digits.padded(microsOfDay / 1000 % 1000, 3, out);
  }

  void micros(StringBuilder out) {
    Digits.padded(microsOfDay % Micros.SECOND, 6, out);
  }

  /** {@code Mar}. */
  void month(StringBuilder out) {
    int at = 3 * (date.getMonthValue() - 1);
    out.append(MONTHS, at, at + 3);
  }

  /** {@code 0302}. */
  void monthAndDay(StringBuilder out) {
    Digits.padded(date.getMonthValue(), 2, out);
    day(out);
  }

  /** {@code 02}. */
  void day(StringBuilder out) {
    Digits.padded(date.getDayOfMonth(), 2, out);
  }

  int dayOfMonth() {
    return date.getDayOfMonth();
  }

  int year() {
    return date.getYear();
  }

  private int hour() {
    return (int) (microsOfDay / Micros.HOUR);
  }

  private void clock(int hour, StringBuilder out) {
    Digits.padded(hour, 2, out);
    minutesAndSeconds(out);
  }

  private void minutesAndSeconds(StringBuilder out) {
    out.append(':');
    Digits.padded(microsOfDay / Micros.MINUTE % 60, 2, out);
    out.append(':');
    Digits.padded(microsOfDay / Micros.SECOND % 60, 2, out);
  }
}
