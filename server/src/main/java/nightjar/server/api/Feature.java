package nightjar.server.api;

import java.util.Locale;

/** What is measured of a record when records are compared with each other. */
enum Feature {
  /** log2(1 + characters of the message). */
  LENGTH(0, "message length", "characters", true),
  /** OpenTelemetry number: where it is compared, a prior and not a gate. */
  SEVERITY(1, "severity number", "", false),
  /** sin and cos of 2π · hour of the day, so that midnight is near to midnight. */
  HOUR_SIN(2, "hour of the day", "", false),
  HOUR_COS(3, "hour of the day", "", false),
  /** −log2 of the share of records that have its shape. */
  SHAPE(4, "rarity of its kind of line", "bits", true),
  /** −log2 of the share of records that are its service's. */
  SERVICE(5, "rarity of its service", "bits", true),
  /** Share of the message's characters that are digits. */
  DIGITS(6, "share of digits", "", true),
  /** log2(1 + milliseconds since its service's record before it). */
  PAUSE(7, "pause before it in its service", "s", true);

  static final int COUNT = 8;

  private final int place;
  private final String words;
  private final String unit;
  private final boolean compared;

  Feature(int place, String words, String unit, boolean compared) {
    this.place = place;
    this.words = words;
    this.unit = unit;
    this.compared = compared;
  }

  /** Its place among the values of a record. */
  int place() {
    return place;
  }

  String words() {
    return words;
  }

  /** Does a distance from the usual say something by itself? */
  boolean isCompared() {
    return compared;
  }

  /** Is only more of it odd? */
  boolean isOneSided() {
    return this == SHAPE || this == SERVICE || this == PAUSE;
  }

  /** The value in the unit that people know. */
  double natural(double value) {
    return switch (this) {
      case LENGTH -> Math.rint(Math.pow(2, value) - 1);
      case PAUSE -> (Math.pow(2, value) - 1) / 1000;
      default -> value;
    };
  }

  String shown(double value) {
    double natural = natural(value);
    String number =
        natural == Math.rint(natural) || Math.abs(natural) >= 100
            ? String.format(Locale.ROOT, "%,.0f", natural)
            : String.format(Locale.ROOT, "%.2f", natural);
    return unit.isEmpty() ? number : number + " " + unit;
  }
}
