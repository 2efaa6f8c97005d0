package nightjar.cli.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.act.Report;
import nightjar.detect.Evidence;
import nightjar.incident.Incident;

/**
 * Reports to be shown: a day with three incidents, a calm one, one without times, one that means
 * harm.
 */
final class Reports {
  /** What a shell, a terminal, a browser and a person are each fooled with. */
  static final String EVIL =
      "\u001b[2J\u001b]0;owned\u0007<script>alert(1)</script><img src=x onerror=alert(1)>\""
          + " onload='x' \u202egnp.exe\u2066\u200b\u2028\ufeff\u0000\r\n"
          + "\u009b31m\ud800 &amp; </style> javascript:alert(1)";

  private static final List<Long> DAY = volume();

  private Reports() {}

  static long at(String time) {
    Instant instant = Instant.parse("2026-03-" + time + "Z");
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(at(from), at(to) + 1);
  }

  private static List<Long> volume() {
    long[] heights = {3, 3, 3, 4, 4, 5, 5, 5, 5, 5, 4, 4, 5, 2, 5, 3, 8, 3, 3, 3, 3, 4, 6, 6};
    List<Long> columns = new ArrayList<>();
    for (long height : heights) {
      columns.add(height * 1_000);
    }
    return columns;
  }

  /** A sparkline with one stretch that is unusual. */
  private static List<Long> trend(long usual, int from, long... values) {
    List<Long> columns = new ArrayList<>(Collections.nCopies(DAY.size(), usual));
    for (int i = 0; i < values.length; i++) {
      columns.set(from + i, values[i]);
    }
    return columns;
  }

  private static List<Boolean> flags(int from, int count) {
    List<Boolean> columns = new ArrayList<>(Collections.nCopies(DAY.size(), false));
    Collections.fill(columns.subList(from, from + count), true);
    return columns;
  }

  static Map<String, Integer> points(Object... namesAndPoints) {
    Map<String, Integer> points = new LinkedHashMap<>();
    for (int i = 0; i < namesAndPoints.length; i += 2) {
      points.put((String) namesAndPoints[i], (Integer) namesAndPoints[i + 1]);
    }
    return points;
  }

  static final Incident DATA_NODES =
      new Incident(
          "5f0c3ab1d2e49701",
          94,
          points("new", 41, "rate", 29, "order", 17, "meaning", 7),
          13,
          "DataNodes fail while serving blocks to peers",
          "New pattern, 103 per minute where 0 to 2 is expected, on 9 of 203 hosts",
          range("02T20:04:31.402", "02T22:00:02.5"),
          11_412,
          List.of("hdfs"),
          List.of(
              new Evidence(
                  "new", "Not seen in 1,041,192 records before 20:04:31", Double.NaN, Double.NaN),
              new Evidence("rate", "103 per minute where 0 to 2 is expected", 103, 1.2),
              new Evidence("order", "37 of 402 blocks were received but never closed", 37, 0),
              Evidence.of(
                  "meaning", "Far from every cluster. Nearest is \"socket timeouts\", 0.41")),
          dataNode(188_204, "10.251.126.255", "blk_8376667364205250596", "02T20:04:31.402"),
          List.of(
              dataNode(188_204, "10.251.126.255", "blk_8376667364205250596", "02T20:04:31.402"),
              dataNode(188_207, "10.251.126.227", "blk_3763728533434719668", "02T20:04:31.977"),
              new LineRef(
                  "hdfs.log",
                  188_999,
                  at("02T20:08:12.005"),
                  9,
                  "BLOCK* ask 10.251.107.50:50010 to replicate blk_6241141267506413726 to"
                      + " datanode(s)")),
          List.of("blk_8376667364205250596", "blk_3763728533434719668", "blk_6241141267506413726"),
          trend(0, 16, 20, 30, 40, 60, 70, 80, 80, 100),
          flags(16, 8),
          List.of());

  static final Incident LOGINS =
      new Incident(
          "a7719c00d1f2e3b4",
          88,
          points("rate", 52, "value", 28, "meaning", 8),
          17,
          "Logins for users that do not exist, from 3 addresses",
          "27 times the expected rate. 52.80.34.196 tried 611 names in 70 minutes",
          range("02T14:00:12", "02T15:10:40"),
          13_906,
          List.of("sshd"),
          List.of(
              new Evidence("rate", "27 times the expected rate", 198.6, 7.4),
              new Evidence("value", "One address tried 611 names in 70 minutes", 611, 3)),
          new LineRef(
              "sshd.log",
              40_118,
              at("02T14:00:12"),
              17,
              "Failed password for invalid user test9 from 52.80.34.196 port 36060 ssh2"),
          List.of(),
          List.of(),
          trend(12, 16, 900, 1_200),
          flags(16, 2),
          List.of());

  static final Incident SILENCE =
      new Incident(
          "00c1d2e3f4a5b697",
          64,
          points("silence", 64),
          9,
          "HDFS volume fell by two thirds for 30 minutes",
          "Expected 5,900 to 7,800 lines per 10 min, saw 2,900",
          range("02T11:00:00", "02T11:30:00"),
          8_700,
          List.of("hdfs"),
          List.of(
              new Evidence(
                  "silence",
                  "2,900 lines per 10 min where 5,900 to 7,800 are expected",
                  2_900,
                  6_850)),
          null,
          List.of(),
          List.of(),
          trend(6_800, 13, 2_000),
          flags(13, 1),
          List.of());

  private static LineRef dataNode(long line, String host, String block, String time) {
    return new LineRef(
        "hdfs.log",
        line,
        at(time),
        13,
        host + ":50010:Got exception while serving " + block + " to /10.251.38.214:");
  }

  private static Report.PatternRow pattern(
      String id, String text, long count, int severity, String first, String last, boolean isNew) {
    return new Report.PatternRow(
        id,
        text,
        count,
        count / 1_052_604.0,
        severity,
        at(first),
        at(last),
        isNew,
        isNew ? trend(0, 16, 20, 30, 40, 60, 70, 80, 80, 100) : DAY,
        new LineRef("hdfs.log", 1, at(first), severity, text.replace("<*>", "10.0.0.1")));
  }

  static final List<Report.PatternRow> PATTERNS =
      List.of(
          pattern(
              "01aa",
              "Receiving block <*> src: <*> dest: <*>",
              884_313,
              9,
              "01T22:00:00",
              "02T22:00:01",
              false),
          pattern(
              "02bb",
              "PacketResponder <*> for block <*> terminating",
              142_300,
              9,
              "01T22:00:00",
              "02T22:00:02",
              false),
          pattern(
              "03cc",
              "Failed password for invalid user <*> from <*> port <*> ssh2",
              13_906,
              17,
              "01T22:03:10",
              "02T21:59:40",
              false),
          pattern(
              "04dd",
              "<*>:<*>:Got exception while serving <*> to <*>:",
              11_412,
              13,
              "02T20:04:31",
              "02T22:00:02",
              true),
          pattern(
              "05ee",
              "ciod: failed to read message prefix on control stream, 日本語 in a log",
              14,
              21,
              "02T08:31:00",
              "02T08:44:00",
              false));

  private static Report.Input input(
      List<String> files, long unparsed, long rejected, List<Report.Failure> failed) {
    return new Report.Input(
        files,
        1_052_604,
        1_052_600,
        153_092_096,
        range("01T22:00:00", "02T22:00:02.5"),
        unparsed,
        0,
        rejected,
        0,
        files.stream()
            .map(
                f ->
                    new Report.SourceRow(
                        f, "syslog", 526_302, 526_300, 76_546_048, unparsed / 2, 0, 0))
            .toList(),
        failed);
  }

  /** The day of the pictures. */
  static Report day() {
    return new Report(
        input(List.of("hdfs.log", "sshd.log"), 0, 0, List.of()),
        patterns(312),
        4,
        List.of(DATA_NODES, LOGINS, SILENCE),
        DAY,
        List.of(),
        false);
  }

  private static List<Report.PatternRow> patterns(int count) {
    List<Report.PatternRow> rows = new ArrayList<>(PATTERNS);
    while (rows.size() < count) {
      rows.add(
          pattern(
              "f" + rows.size(),
              "rare thing <*> number " + rows.size(),
              2,
              5,
              "02T01:00:00",
              "02T02:00:00",
              false));
    }
    return rows;
  }

  static Report calm() {
    return new Report(
        input(List.of("hdfs.log"), 31_578, 0, List.of()),
        PATTERNS,
        0,
        List.of(),
        DAY,
        List.of(),
        false);
  }

  static Report empty() {
    return new Report(
        new Report.Input(
            List.of(),
            0,
            0,
            0,
            null,
            0,
            0,
            0,
            0,
            List.of(),
            List.of(new Report.Failure("gone.log", "no such file. Is the path right?", false))),
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of(),
        false);
  }

  /** Nothing has a time; some input failed; the run was stopped. */
  static Report timeless() {
    LineRef line =
        new LineRef(
            "a/very/long/path/to/some/service/logs/application-2026-03-01.log",
            7,
            LineRef.NO_TIME,
            0,
            "x=1 日本語 🚀 rocket");
    Incident incident =
        new Incident(
            "0123456789abcdef",
            100,
            points("order", 100),
            0,
            "Steps missing in 12 of 3,000 sessions",
            "Usual: open, work, close",
            new TimeRange(LineRef.NO_TIME, LineRef.NO_TIME),
            1,
            List.of(),
            List.of(Evidence.of("order", "close never came")),
            line,
            List.of(line),
            List.of("s-1"),
            List.of(),
            List.of(),
            List.of());
    return new Report(
        new Report.Input(
            List.of("app.log"),
            10,
            8,
            900,
            null,
            8,
            8,
            2,
            5,
            List.of(new Report.SourceRow("app.log", "plain", 10, 8, 900, 8, 8, 0)),
            List.of(
                new Report.Failure(
                    "cut.gz", "the archive ends too early at byte 812. Copy it again?", true))),
        List.of(
            new Report.PatternRow(
                "01", "x=<*>", 8, 1, 0, LineRef.NO_TIME, LineRef.NO_TIME, false, List.of(), line)),
        0,
        List.of(incident),
        List.of(),
        List.of(
            "app.log: no line has a time I can read (first: line 1 \"x=1\"). Try --format"
                + " 'regex:…'"),
        true);
  }

  /** Every text is hostile. */
  static Report evil(String text) {
    LineRef line = new LineRef(text, 1, at("02T10:00:00"), 17, text);
    Incident incident =
        new Incident(
            text,
            50,
            points(text, 30, "rate", 20),
            24,
            text,
            text,
            range("02T10:00:00", "02T11:00:00"),
            5,
            List.of(text),
            List.of(Evidence.of(text, text), new Evidence("rate", text, 1, 2)),
            line,
            List.of(line),
            List.of(text),
            DAY,
            flags(3, 3),
            List.of());
    return new Report(
        input(List.of(text), 10, 3, List.of(new Report.Failure(text, text, true))),
        List.of(
            new Report.PatternRow(
                text, text, 5, 0.5, 17, at("02T10:00:00"), at("02T11:00:00"), true, DAY, line)),
        1,
        List.of(incident),
        DAY,
        List.of(text),
        false);
  }

  /** So many incidents, in turn the three of the day. */
  static Report many(int incidents) {
    List<Incident> all = new ArrayList<>();
    for (int i = 0; i < incidents; i++) {
      all.add(day().incidents().get(i % 3));
    }
    Report day = day();
    return new Report(day.input(), day.patterns(), 4, all, day.trend(), day.notes(), false);
  }
}
