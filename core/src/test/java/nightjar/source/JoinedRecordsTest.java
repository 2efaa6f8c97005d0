package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nightjar.Severity;
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
  void lineThatCriesOut_isItsOwnRecord_whereNearlyAllHaveAHeader() {
    String calm = HEADER.replace("ERROR", "INFO") + "served\n";
    for (String cry :
        List.of("FATAL pool exhausted", "[ERROR] pool exhausted", "panic: no pool", "ERROR: x")) {
      ReadLog log = ReadLog.of(calm.repeat(20) + cry + "\n" + cry + "\n" + calm.repeat(20));
      assertThat(log.records()).as(cry).hasSize(42);
      assertThat(log.records().get(20).text()).isEqualTo(cry);
      assertThat(log.records().get(20).severity()).isGreaterThanOrEqualTo(Severity.ERROR);
    }
    for (String said :
        List.of(
            "Error: connect", "error while loading", "fatal blow to it", "INFO calm", "WARN x")) {
      ReadLog log = ReadLog.of(calm.repeat(20) + said + "\n" + calm.repeat(20));
      assertThat(log.records()).as(said).hasSize(40);
    }
  }

  private static final List<String> CRASHES =
      List.of(
          """
          Exception in thread "main" java.lang.IllegalStateException: no pool
          \tat com.acme.Boot.main(Boot.java:12)
          Caused by: java.io.IOException: refused
          \t... 3 more
          """,
          """
          Traceback (most recent call last):
            File "/app/main.py", line 3, in <module>
              run()
          KeyError: 'a'

          During handling of the above exception, another exception occurred:

          Traceback (most recent call last):
            File "/app/main.py", line 5, in <module>
          app.errors.Lost: no connection
          """,
          """
          fatal error: all goroutines are asleep - deadlock!

          goroutine 1 [chan receive]:
          main.main()
          \t/app/main.go:5 +0x1d
          """,
          """
          thread 'main' panicked at src/main.rs:4:5:
          index out of bounds
          """,
          """
          Unhandled exception. System.InvalidOperationException: no pool
             at Acme.Program.Main(String[] args) in /app/Program.cs:line 7
          """,
          """
          terminate called after throwing an instance of 'std::bad_alloc'
            what():  std::bad_alloc
          """);

  @Test
  void crashPastTheLogger_isARecordOfItsOwn_behindACalmOne() {
    String calm = HEADER.replace("ERROR", "INFO") + "served\n";
    for (String crash : CRASHES) {
      ReadLog log = ReadLog.of(calm.repeat(20) + crash + calm.repeat(20));
      assertThat(log.records()).as(crash).hasSize(41);
      ReadLog.Entry record = log.records().get(20);
      assertThat(record.text()).isEqualTo(crash.stripTrailing());
      assertThat(record.firstLine()).isEqualTo(crash.lines().findFirst().orElseThrow());
      assertThat(record.severity()).isGreaterThanOrEqualTo(Severity.ERROR);
      assertThat(record.has(RecordBatch.NO_TIME)).isTrue();
    }
  }

  @Test
  void crashReport_isPartOfTheErrorBeforeIt() {
    for (String crash : CRASHES) {
      ReadLog log = ReadLog.of((HEADER + "lost\n").repeat(20) + crash + HEADER + "again\n");
      assertThat(log.records()).as(crash).hasSize(21);
    }
  }

  @Test
  void traceback_isPartOfTheWarningBeforeIt_andOfAMessageWithoutLevel() {
    String trace = CRASHES.get(1);
    String warning = HEADER.replace("ERROR", "WARNING") + "slow\n";
    assertThat(ReadLog.of(warning.repeat(20) + trace + warning).records()).hasSize(21);
    String plain = "2026-03-02 10:15:30 served\n";
    assertThat(ReadLog.of(plain.repeat(20) + trace + plain).records()).hasSize(21);
  }

  @Test
  void crashReport_isGrave_alsoWhereNothingIsBeforeIt() {
    for (String crash : CRASHES) {
      ReadLog.Entry first = ReadLog.of(crash).records().getFirst();
      assertThat(first.severity()).as(crash).isGreaterThanOrEqualTo(Severity.ERROR);
    }
  }

  @Test
  void goCrash_pastTheLogger_isOneRecordWithItsDump() {
    String dump =
        "panic: no pool\n\ngoroutine 1 [running]:\nmain.work(0x1)\n\t/app/main.go:12 +0x1d\n";
    ReadLog log = ReadLog.of((HEADER + "one\n").repeat(30) + dump + HEADER + "two\n");
    assertThat(log.records()).hasSize(32);
    assertThat(log.records().get(30).lines()).isEqualTo(5);
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

  private static void assertRecords(String source, Integer... lines) {
    assertThat(ReadLog.of(source).records())
        .extracting(ReadLog.Entry::lines)
        .containsExactly(lines);
  }

  @Test
  void linesWithoutAnyTime_areNotJoined() {
    assertRecords("job 9c1b20260302101530abcdef done\nsent sms to 1612345678 ok\nplain\n", 1, 1, 1);
  }

  @Test
  void nodeTrace_isOneRecord() {
    String header = "2026-03-02T10:15:30.123Z error: ";
    assertRecords(
        header
            + """
            lost
            Error: connect ECONNREFUSED 10.0.0.1:5432
                at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16) {
              errno: -111,
              code: 'ECONNREFUSED',
            }
            """
            + header
            + "again\n",
        6,
        1);
  }

  @Test
  void rubyTrace_isOneRecord() {
    String header = "E, [2026-03-02T10:15:30.123456 #12] ERROR -- : ";
    assertRecords(
        header
            + """
            lost
            RuntimeError (boom):
            app/models/order.rb:12:in 'run'
            app/models/order.rb:3:in 'call'
            """
            + header
            + "again\n",
        4,
        1);
  }

  @Test
  void mysqlSlowLog_isARecordAQuery() {
    String query =
        """
        # Time: 2026-08-14T21:47:03.000000Z
        # User@Host: root[root] @ localhost []  Id:    12
        # Query_time: 2.000  Lock_time: 0.000
        SET timestamp=1786744023;
        SELECT 1;
        """;
    assertRecords(query + query, 5, 5);
  }

  @Test
  void railsRequest_isOneRecord() {
    String request =
        """
        Started GET "/orders/73" for 127.0.0.1 at 2026-08-14 23:47:03 +0200
        Processing by OrdersController#show as HTML
          Parameters: {"id"=>"73"}
        Completed 200 OK in 12ms (Views: 3.1ms)

        """;
    assertRecords(request + request, 5, 5);
  }

  @Test
  void journalVerbose_isARecordAHead_withItsFields() {
    ReadLog log =
        ReadLog.of(
            """
            Fri 2026-08-14 21:47:03.000000 UTC [s=18205ec8;i=1]
                PRIORITY=4
                SYSLOG_IDENTIFIER=nginx
                MESSAGE=slow upstream
            Fri 2026-08-14 21:47:06.932698 UTC [s=bd558c9a;i=2]
                MESSAGE=next
            """);

    assertThat(log.records()).extracting(ReadLog.Entry::lines).containsExactly(4, 2);
    ReadLog.Entry first = log.records().getFirst();
    assertThat(first.message()).isEqualTo("slow upstream");
    assertThat(first.service()).isEqualTo("nginx");
    assertThat(first.severity()).isEqualTo((byte) 13);
  }

  @Test
  void dotnetConsole_hasItsMessageOnTheNextLine() {
    ReadLog log =
        ReadLog.of(
            """
            2026-08-14T21:47:03.000Z info: Acme.Shop.Orders[3]
                  order placed
            2026-08-14T21:47:04.000Z warn: Acme.Shop.Orders[3]
                  pool is full
            """);

    assertThat(log.messages()).containsExactly("order placed", "pool is full");
  }

  @Test
  void oracleAlert_hasItsMessageOnTheNextLine() {
    ReadLog log =
        ReadLog.of("2026-08-14T21:47:03+00:00\nstarted\n2026-08-14T21:47:04+00:00\nstopped\n");

    assertThat(log.messages()).containsExactly("started", "stopped");
  }
}
