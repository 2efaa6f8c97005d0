package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lines continue the record before them. */
class JoinedRecordsTest {
  private static final String HEADER = "2026-03-02 10:15:30,123 ERROR app.db: ";

  @Test
  void javaTrace_isOneRecord() {
    ReadLog log =
        ReadLog.of(
            """
            2026-03-02 10:15:30,123 ERROR [main] com.acme.Boot - failed
            java.lang.IllegalStateException: x
            \tat com.acme.Boot.main(Boot.java:12)
            \tat java.base/java.lang.Thread.run(Thread.java:1)
            \tSuppressed: java.io.IOException: z
            Caused by: java.io.IOException: y
            \t... 12 more
            2026-03-02 10:15:31,123 INFO [main] com.acme.Boot - next
            """);

    assertThat(log.records()).extracting(ReadLog.Entry::lines).containsExactly(7, 1);
    ReadLog.Entry first = log.records().getFirst();
    assertThat(first.message()).isEqualTo("failed");
    assertThat(first.has(RecordBatch.JOINED)).isTrue();
    assertThat(first.text()).endsWith("... 12 more");
    assertThat(first.firstLine()).endsWith("- failed");
  }

  @Test
  void javaTraceWithoutIndent_isJoinedEvenWithoutHeaders() {
    ReadLog log =
        ReadLog.of(
            """
            something failed
            java.lang.IllegalStateException: x
            at com.acme.Boot.main(Boot.java:12)
            Caused by: java.io.IOException: y
            ... 3 more
            something else
            """);

    assertThat(log.records()).extracting(ReadLog.Entry::lines).containsExactly(5, 1);
  }

  @Test
  void pythonTraceback_isJoinedWithItsLastLine() {
    ReadLog log =
        ReadLog.of(
            HEADER
                + """
                lost
                Traceback (most recent call last):
                  File "/app/db.py", line 12, in get
                    return self.pool[key]
                KeyError: 'a'

                During handling of the above exception, another exception occurred:

                Traceback (most recent call last):
                  File "/app/main.py", line 3, in <module>
                    run()
                app.errors.Lost: no connection
                """
                + HEADER
                + "again\n");

    assertThat(log.records()).extracting(ReadLog.Entry::lines).containsExactly(12, 1);
  }

  @Test
  void pythonTracebackWithoutHeaders_endsAtItsErrorLine() {
    ReadLog log =
        ReadLog.of(
            """
            starting
            Traceback (most recent call last):
              File "/app/db.py", line 12, in get
                return self.pool[key]
            KeyError: 'a'
            stopping now
            """);

    assertThat(log.records()).extracting(ReadLog.Entry::lines).containsExactly(5, 1);
  }

  @Test
  void goDump_isJoinedToThePanic() {
    ReadLog log =
        ReadLog.of(
            """
            2026/03/02 10:15:30 listening
            2026/03/02 10:15:31 panic: runtime error: index out of range

            goroutine 1 [running]:
            main.work(0x1, 0x2)
            \t/app/main.go:12 +0x1d
            main.main()
            \t/app/main.go:5 +0x1d
            exit status 2
            """);

    assertThat(log.records()).extracting(ReadLog.Entry::lines).containsExactly(1, 7, 1);
  }

  @Test
  void lineWithoutHeader_continues_whereNearlyAllRecordsHaveOne() {
    String rows =
        (HEADER + "query took 3 s\nselect *\nfrom t\n") + HEADER.concat("next\n").repeat(40);

    ReadLog log = ReadLog.of(rows);

    assertThat(log.records().getFirst().lines()).isEqualTo(3);
    assertThat(log.records()).hasSize(41);
  }

  @Test
  void lineWithoutHeader_isItsOwnRecord_whereManyHaveNone() {
    ReadLog log = ReadLog.of((HEADER + "one\nplain two\nplain three\n").repeat(20));

    assertThat(log.records()).hasSize(60);
    assertThat(log.counts().unparsed()).isEqualTo(40);
  }

  @Test
  void indentedLines_areRecords_inASourceWithoutTimes() {
    assertThat(ReadLog.of("plain\n  indented\nplain\n").records()).hasSize(3);
  }

  @Test
  void sourceWhoseRecordsAreAllIndented_isRead() {
    ReadLog log = ReadLog.of("  2026-03-02 10:15:30 INFO one\n  2026-03-02 10:15:31 INFO two\n");

    assertThat(log.messages()).containsExactly("one", "two");
  }

  @Test
  void jsonLines_areNotJoined() {
    ReadLog log =
        ReadLog.of("{\"level\":\"info\",\"msg\":\"a\"}\n  {\"level\":\"info\",\"msg\":\"b\"}\n");

    assertThat(log.messages()).containsExactly("a", "b");
  }

  @Test
  void record_isBoundedInLines() {
    ReadLog log = ReadLog.of(HEADER + "big\n" + "\tat a.B.c(B.java:1)\n".repeat(2500));

    assertThat(log.records()).extracting(ReadLog.Entry::lines).containsExactly(1000, 1000, 501);
  }

  @Test
  void record_isBoundedInBytes() {
    ReadLog log = ReadLog.of(HEADER + "big\n" + ("\t" + "x".repeat(9999) + "\n").repeat(20));

    assertThat(log.lines()).isEqualTo(21);
    assertThat(log.records()).allMatch(e -> e.text().length() <= RecordJoiner.MOST_BYTES);
    assertThat(log.records()).hasSizeBetween(3, 5);
  }

  @Test
  void emptyLines_belongToTheRecordBefore() {
    ReadLog log = ReadLog.of(HEADER + "a\n\n\n" + HEADER + "b\n");

    assertThat(log.records()).extracting(ReadLog.Entry::lines).containsExactly(3, 1);
  }

  @Test
  void record_isWhole_acrossBatchesAndBuffers() {
    String trace = HEADER + "failed\n" + "\tat a.B.c(B.java:1)\n".repeat(30);

    ReadLog log = ReadLog.of(trace.repeat(3000));

    assertThat(log.records())
        .hasSize(3000)
        .allMatch(e -> e.lines() == 31 && e.message().equals("failed"));
  }

  @Test
  void wrappedTrace_isJoined() {
    ReadLog log =
        ReadLog.of(
            """
            {"log":"2026-03-02 10:15:30,123 ERROR [main] a.B - failed\\n","stream":"stderr","time":"2026-03-02T10:15:30.1Z"}
            {"log":"java.lang.X: y\\n","stream":"stderr","time":"2026-03-02T10:15:30.2Z"}
            {"log":"\\tat a.B.c(B.java:1)\\n","stream":"stderr","time":"2026-03-02T10:15:30.3Z"}
            2026-03-02T10:15:30.123456789Z stderr F Traceback (most recent call last):
            2026-03-02T10:15:30.123456789Z stderr F   File "/app/db.py", line 12, in get
            2026-03-02T10:15:30.123456789Z stderr F KeyError: 'a'
            """);

    assertThat(log.records()).extracting(ReadLog.Entry::lines).isEqualTo(List.of(1, 5));
  }
}
