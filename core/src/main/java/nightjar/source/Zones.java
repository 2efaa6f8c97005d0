package nightjar.source;

/**
 * Zones as logs write them behind a time: {@code Z}, {@code +02:00}, {@code -0800}, {@code +01},
 * and the usual abbreviations ({@code EST}; those that mean several zones are taken as most
 * software does: {@code IST} is India, {@code CST} Chicago).
 */
final class Zones {
  /** Seconds that stand for "no zone written". */
  static final int NONE = Integer.MIN_VALUE;

  private static final String TABLE =
      " UTC=0 GMT=0 UT=0 Z=0 WET=0 EST=-300 EDT=-240 CST=-360 CDT=-300 MST=-420 MDT=-360 PST=-480"
          + " PDT=-420 AKST=-540 HST=-600 BRT=-180 ART=-180 WEST=60 BST=60 CET=60 MET=60 CEST=120"
          + " MEST=120 EET=120 SAST=120 EEST=180 MSK=180 GST=240 PKT=300 IST=330 ICT=420 WIB=420"
          + " SGT=480 HKT=480 AWST=480 PHT=480 JST=540 KST=540 AEST=600 AEDT=660 NZST=720 NZDT=780"
          + " NST=-210 NDT=-150 AST=-240 ADT=-180 AKDT=-480 CLT=-240 CLST=-180 COT=-300 PET=-300"
          + " WAT=60 CAT=120 EAT=180 TRT=180 IRST=210 UZT=300 NPT=345 MMT=390 ACST=570 ACDT=630";

  private static final int[] KEYS = new int[256];
  private static final int[] SECONDS = new int[256];

  static {
    for (String entry : TABLE.strip().split(" ", -1)) {
      int equals = entry.indexOf('=');
      int key = 0;
      for (int i = 0; i < equals; i++) {
        key = key << 8 | entry.charAt(i);
      }
      int slot = slot(key);
      while (KEYS[slot] != 0) {
        slot = slot + 1 & 255;
      }
      KEYS[slot] = key;
      SECONDS[slot] = 60 * Integer.parseInt(entry.substring(equals + 1));
    }
  }

  private Zones() {}

  /**
   * Reads a zone at {@code from}, with blanks before it if {@code blanks}. Returns {@code end << 32
   * | seconds east}, or -1 if there is none.
   */
  static long read(byte[] b, int from, int to, boolean blanks) {
    int at = blanks ? Ascii.skipBlanks(b, from, to) : from;
    if (at >= to) {
      return -1;
    }
    byte c = b[at];
    if (c == '+' || c == '-') {
      return offset(b, at, to, at > from);
    }
    if (c < 'A' || c > 'Z') {
      return -1;
    }
    return abbreviation(b, at, to);
  }

  private static long offset(byte[] b, int at, int to, boolean apart) {
    int sign = b[at] == '-' ? -1 : 1;
    int digits = Ascii.skipDigits(b, at + 1, Math.min(to, at + 6)) - at - 1;
    if (digits < 2) {
      return -1;
    }
    int hours = (b[at + 1] - '0') * 10 + b[at + 2] - '0';
    int minutes = 0;
    int end = at + 3;
    if (digits == 4) {
      minutes = (b[at + 3] - '0') * 10 + b[at + 4] - '0';
      end = at + 5;
    } else if (digits == 2
        && at + 6 <= to
        && b[at + 3] == ':'
        && Ascii.isDigit(b[at + 4])
        && Ascii.isDigit(b[at + 5])) {
      minutes = (b[at + 4] - '0') * 10 + b[at + 5] - '0';
      end = at + 6;
    } else if (digits != 2 || apart) {
      return -1;
    }
    boolean possible = hours <= 18 && minutes < 60;
    return possible ? pack(end, sign * (hours * 60 + minutes) * 60) : -1;
  }

  private static long abbreviation(byte[] b, int at, int to) {
    int key = 0;
    int end = at;
    while (end < to && end - at < 5 && Ascii.isLetter(b[end])) {
      key = key << 8 | b[end++];
    }
    if (end - at > 4 || (end < to && Ascii.isLetterOrDigit(b[end]))) {
      return -1;
    }
    for (int slot = slot(key); KEYS[slot] != 0; slot = slot + 1 & 255) {
      if (KEYS[slot] == key) {
        return pack(end, SECONDS[slot]);
      }
    }
    return -1;
  }

  private static int slot(int key) {
    return (key * 0x9E3779B9) >>> 24;
  }

  /** Steps over blanks and two to five capitals that are not the name of a known zone. */
  static int skipUnknown(byte[] b, int from, int to) {
    int at = Ascii.skipBlanks(b, from, to);
    int end = at;
    while (end < to && b[end] >= 'A' && b[end] <= 'Z') {
      end++;
    }
    return end - at >= 2 && end - at <= 5 ? end : from;
  }

  private static long pack(int end, int seconds) {
    return (long) end << 32 | (seconds & 0xFFFFFFFFL);
  }
}
