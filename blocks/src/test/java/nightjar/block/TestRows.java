package nightjar.block;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nightjar.redact.Redacted;
import nightjar.store.LogRow;

/** Rows for tests: ordinary lines by the dozen and hostile ones between them. */
final class TestRows {
  static final long START = 1_772_359_200_000_000_000L;

  private static final String[] HOSTILE = {
    "",
    " ",
    "0",
    "00",
    "\0",
    "\r",
    "a\nb\r\nc",
    "\u0130stanbul 1 \u017fhort \u212a7 k7",
    "\u00e4\u00c4=7 \ud83e\udd8912 \uffff",
    "../1/../2..3...4",
    "x=y=1 =2 ==3 a=b=c",
    "99999999999999999999 18446744073709551616 9999999999999999999 0000000000000000000",
    "id=DEADBEEF-0123-4567-89AB-CDEF01234567",
    "-1 --2 _3_ .4. /5/",
    "9".repeat(200),
    "a1 ".repeat(1365) + "b", // as long as a key looks
    "a1 ".repeat(1365) + "bc",
    "\u20ac".repeat(1366),
    "long \u212a ".repeat(3200),
  };

  private static final String[] WORDS = {
    "user", "Failed", "connection", "from", "TIMEOUT", "retry", "blk_", "\u00dcbung", "\u212aelvin"
  };

  private TestRows() {}

  static Block block(List<LogRow> rows) {
    return Block.open(MemorySegment.ofArray(write(rows)));
  }

  static byte[] write(List<LogRow> rows) {
    try (BlockWriter writer = new BlockWriter()) {
      return writer.write(rows);
    }
  }

  static LogRow row(long number, String text) {
    return new LogRow(
        number,
        START + number,
        START,
        9,
        "shop",
        "app.log",
        number,
        7,
        Redacted.kept(text),
        0,
        text.length(),
        1);
  }

  static List<LogRow> rows(List<String> texts) {
    List<LogRow> rows = new ArrayList<>();
    for (String text : texts) {
      rows.add(row(rows.size() + 1, text));
    }
    return rows;
  }

  /** Rows of a few layouts, with numbers of every kind, words, and some hostile texts. */
  static List<LogRow> random(RandomGenerator random, int count) {
    List<LogRow> rows = new ArrayList<>();
    long first = random.nextLong(1000);
    int layouts = 1 + random.nextInt(6);
    long seed = random.nextLong(1000);
    for (int i = 0; i < count; i++) {
      String text =
          random.nextInt(20) == 0
              ? HOSTILE[random.nextInt(HOSTILE.length)]
              : line(random, seed + random.nextInt(layouts));
      rows.add(withFields(random, first + i, text));
    }
    return rows;
  }

  /** Rows whose event times are mostly those their texts show, or those of their arrival. */
  static List<LogRow> clocked(RandomGenerator random, long first, int count) {
    List<LogRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long nanos = random.nextLong(86_400_000) * 1_000_000;
      long observed = START + i / 9 * 31_234_567L;
      int kind = random.nextInt(7);
      long time =
          switch (random.nextInt(20) == 0 ? 9 : kind) {
            case 0, 1, 2, 5 -> START - random.nextInt(2) * 86_400_000_000_000L + nanos;
            case 3 -> START + nanos / 1_000_000_000 * 1_000_000_000;
            case 4 -> observed;
            case 6 -> START;
            default -> random.nextLong();
          };
      String text = clocked(random, kind, nanos / 1_000_000);
      rows.add(
          new LogRow(
              first + i,
              time,
              observed,
              9,
              "a",
              "b",
              i + 1,
              kind,
              Redacted.kept(text),
              0,
              text.length(),
              i));
    }
    return rows;
  }

  private static String clocked(RandomGenerator random, int kind, long millis) {
    long hour = millis / 3_600_000;
    long minute = millis / 60_000 % 60;
    long second = millis / 1000 % 60;
    long rest = millis % 1000;
    String format =
        switch (kind) {
          case 0 -> "2015-07-29 %02d:%02d:%02d,%03d - WARN  [RecvWorker:1] left";
          case 1 -> "- R24-M1 2005.08.22 2005-08-22-%02d.%02d.%02d.%03d KERNEL INFO";
          case 2 -> "%d:%02d:%02d.%03d shop";
          case 3 -> "[Mon Dec 05 %02d:%02d:%02d 2005] [notice] child";
          case 4 -> "242730 363072 PacketResponder";
          case 5 -> "=".repeat(random.nextInt(70)) + " %02d:%02d:%02d.%03d " + "x".repeat(70);
          default -> "1:22 10.10.34.12 12:00:00:";
        };
    return format.formatted(hour, minute, second, rest) + " " + random.nextInt(100);
  }

  private static LogRow withFields(RandomGenerator random, long number, String text) {
    int from = random.nextInt(text.length() + 1);
    boolean odd = random.nextInt(30) == 0;
    return new LogRow(
        number,
        odd ? random.nextLong() : START + number * 1_000_000 + random.nextLong(5) * 1000,
        odd ? random.nextLong() : START + number / 10,
        odd ? random.nextInt() : random.nextInt(25),
        "service-" + random.nextInt(3),
        odd ? "" : "source " + random.nextInt(2),
        odd ? random.nextLong() : number + 5,
        odd ? random.nextLong() : random.nextInt(4),
        Redacted.kept(text, odd ? random.nextInt() : random.nextInt(2)),
        odd ? random.nextInt() : random.nextInt(2) == 0 ? Math.min(11, text.length()) : from,
        odd ? random.nextInt() : text.length(),
        odd ? random.nextLong() : number / 7);
  }

  private static String line(RandomGenerator random, long layout) {
    RandomGenerator fixed = new java.util.SplittableRandom(layout);
    StringBuilder line = new StringBuilder("12:0" + random.nextInt(10) + ":" + random.nextInt(60));
    int parts = 1 + fixed.nextInt(6);
    for (int i = 0; i < parts; i++) {
      line.append(fixed.nextInt(5) == 0 ? "=" : fixed.nextInt(9) == 0 ? "\u212a" : " ");
      line.append(
          switch (fixed.nextInt(10)) {
            case 0 -> WORDS[fixed.nextInt(WORDS.length)];
            case 1 -> WORDS[fixed.nextInt(WORDS.length)] + random.nextInt(4);
            case 2 -> "" + random.nextLong();
            case 3 -> Long.toHexString(random.nextLong());
            case 4 -> "blk_" + (random.nextLong() >>> random.nextInt(10));
            case 5 ->
                "10.0." + random.nextInt(3) + "." + random.nextInt(256) + ":" + random.nextInt(999);
            case 6 -> "id=" + new java.util.UUID(random.nextLong(), random.nextLong());
            case 7 -> String.format("%05d/%d", random.nextInt(99999), random.nextInt(20));
            case 8 -> "R" + random.nextInt(5) + "-Node" + random.nextInt(3) + "x";
            default -> "[" + Long.toUnsignedString(random.nextLong()) + "] user=" + name(random);
          });
    }
    return line.toString();
  }

  private static String name(RandomGenerator random) {
    return WORDS[random.nextInt(5)] + (random.nextInt(3) == 0 ? "-x" : "");
  }
}
