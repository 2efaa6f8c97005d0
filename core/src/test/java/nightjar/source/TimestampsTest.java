package nightjar.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import nightjar.LineRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  private static final Instant REFERENCE = Instant.parse("2026-11-22T00:00:00Z");

  private final Timestamps times = new Timestamps(ZoneOffset.UTC, REFERENCE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-02T10:15:30Z | 2026-03-02T10:15:30Z",
        "2026-03-02 10:15:30 | 2026-03-02T10:15:30Z",
        "2026-03-02 10:15 | 2026-03-02T10:15:00Z",
        "2026-03-02T10:15:30.1 | 2026-03-02T10:15:30.100Z",
        "2026-03-02T10:15:30,123456789Z | 2026-03-02T10:15:30.123456789Z",
        "2026-03-02T10:15:30.1234567891234Z | 2026-03-02T10:15:30.123456789Z",
        "2026-03-02 10:15:30:123 | 2026-03-02T10:15:30.123Z",
        "2026-03-02T10:15:30+01:00 | 2026-03-02T09:15:30Z",
        "2026-03-02T10:15:30-0530 | 2026-03-02T15:45:30Z",
        "2026-03-02T10:15:30+01 | 2026-03-02T09:15:30Z",
        "2026-03-02 10:15:30.5 +0100 | 2026-03-02T09:15:30.500Z",
        "2026-03-02 10:15:30 EST | 2026-03-02T15:15:30Z",
        "2026-03-02 10:15:30 UTC | 2026-03-02T10:15:30Z",
        "2026/03/02 10:15:30 | 2026-03-02T10:15:30Z",
        "2026.03.02 10:15:30 | 2026-03-02T10:15:30Z",
        "20260302T101530Z | 2026-03-02T10:15:30Z",
        "20260302101530 | 2026-03-02T10:15:30Z",
        "20260302 10:15:30 | 2026-03-02T10:15:30Z",
        "20171223-22:15:29:606 | 2017-12-23T22:15:29.606Z",
        "02/Mar/2026:10:15:30 +0100 | 2026-03-02T09:15:30Z",
        "02/Mar/2026 10:15:30 | 2026-03-02T10:15:30Z",
        "02-Mar-2026 10:15:30.5 | 2026-03-02T10:15:30.500Z",
        "2-Mar-2026::10:15:30 | 2026-03-02T10:15:30Z",
        "Mar  2 10:15:30 | 2026-03-02T10:15:30Z",
        "Mar 2 10:15:30.123 | 2026-03-02T10:15:30.123Z",
        "Mar 02, 2026 1:15:30 PM | 2026-03-02T13:15:30Z",
        "Mar 02, 2026 12:15:30 AM | 2026-03-02T00:15:30Z",
        "Mon Mar 02 10:15:30 2026 | 2026-03-02T10:15:30Z",
        "Mon Mar 02 10:15:30.123456 2026 | 2026-03-02T10:15:30.123456Z",
        "Mon Mar  2 10:15:30 CET 2026 | 2026-03-02T09:15:30Z",
        "Mon, 02 Mar 2026 10:15:30 GMT | 2026-03-02T10:15:30Z",
        "02 Mar 2026 10:15:30,123 | 2026-03-02T10:15:30.123Z",
        "081109 203615 | 2008-11-09T20:36:15Z",
        "260302  9:15:31 | 2026-03-02T09:15:31Z",
        "17/06/09 20:10:40 | 2017-06-09T20:10:40Z",
        "03-17 16:13:38.811 | 2026-03-17T16:13:38.811Z",
        "2005-06-03-15.42.50.675872 | 2005-06-03T15:42:50.675872Z",
        "3/2/2026 10:15:30 PM | 2026-03-02T22:15:30Z",
        "03/02/2026 10:15:30 | 2026-03-02T10:15:30Z",
        "25/03/2026 10:15:30 | 2026-03-25T10:15:30Z",
        "02.03.2026 10:15:30 | 2026-03-02T10:15:30Z",
        "1772446530 | 2026-03-02T10:15:30Z",
        "1772446530.25 | 2026-03-02T10:15:30.250Z",
        "1772446530123 | 2026-03-02T10:15:30.123Z",
        "1772446530123456 | 2026-03-02T10:15:30.123456Z",
        "1772446530123456789 | 2026-03-02T10:15:30.123456789Z",
        "2026-03-02T24:00:00Z | 2026-03-03T00:00:00Z",
        "2026-06-30T23:59:60Z | 2026-07-01T00:00:00Z",
        "2024-02-29T00:00:00Z | 2024-02-29T00:00:00Z",
        "1970-01-01T00:00:00Z | 1970-01-01T00:00:00Z",
        "2261-12-31T23:59:59Z | 2261-12-31T23:59:59Z",
      })
  void time_isRead(String text, String expected) {
    assertThat(read(times, text)).isEqualTo(Instant.parse(expected));
    assertThat(read(times, text))
        .as("with the way of writing remembered")
        .isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30T10:15:30Z",
        "2026-13-02T10:15:30Z",
        "2026-03-02T25:15:30Z",
        "2026-03-02T24:00:01Z",
        "2026-03-02T10:60:30Z",
        "2026-03-02T10:15:61Z",
        "1969-12-31T23:59:59Z",
        "2262-01-01T00:00:00Z",
        "Dec 32 10:15:30",
        "99999999999 ",
      })
  void momentThatDoesNotExist_isUnreadable(String text) {
    byte[] bytes = padded(text);
    times.readAny(bytes, 0, text.length());

    assertThat(times.nanos).isEqualTo(LineRef.NO_TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2026", "hello", "10.0.0.1:8080", "12345", "2026-03-02", "Marble 3", "1/2/3"})
  void textThatIsNoTime_isNotRead(String text) {
    assertThat(times.readAny(padded(text), 0, text.length())).isNegative();
  }

  @Test
  void leapDayWithoutYear_isInTheLatestLeapYear() {
    assertThat(read(times, "Feb 29 10:00:00")).isEqualTo(Instant.parse("2024-02-29T10:00:00Z"));
  }

  @Test
  void firstRecordWithoutYear_isAtMost26HoursAfterTheReference() {
    assertThat(read(times, "Nov 23 02:00:00")).isEqualTo(Instant.parse("2026-11-23T02:00:00Z"));
    assertThat(read(times, "Nov 23 02:00:01")).isEqualTo(Instant.parse("2025-11-23T02:00:01Z"));
  }

  @Test
  void laterRecordsWithoutYear_followTheOneBefore() {
    assertThat(follow("Dec 31 23:59:58")).isEqualTo("2025-12-31T23:59:58Z");
    assertThat(follow("Jan  1 00:00:01")).isEqualTo("2026-01-01T00:00:01Z");
    assertThat(follow("Dec 31 23:59:59"))
        .as("late by two seconds")
        .isEqualTo("2025-12-31T23:59:59Z");
    assertThat(follow("Jan  1 00:00:02")).isEqualTo("2026-01-01T00:00:02Z");
    assertThat(follow("Aug 20 00:00:00")).isEqualTo("2026-08-20T00:00:00Z");
  }

  @Test
  void newYearBeyondTheReference_isFollowed() {
    Timestamps later = new Timestamps(ZoneOffset.UTC, Instant.parse("2026-12-31T12:00:00Z"));

    assertThat(follow(later, "Jun 14 15:16:01")).isEqualTo("2026-06-14T15:16:01Z");
    assertThat(follow(later, "Dec 30 15:16:01")).isEqualTo("2026-12-30T15:16:01Z");
    assertThat(follow(later, "Jan  9 15:16:01")).isEqualTo("2027-01-09T15:16:01Z");
  }

  @Test
  void mixedSources_doNotClimbIntoTheFuture() {
    for (int i = 0; i < 100; i++) {
      follow("Mar 17 10:00:00");
      follow("Oct 10 10:00:00");
    }

    assertThat(follow("Mar 17 10:00:00")).startsWith("2026-03-17");
  }

  @Test
  void clockWithoutDay_followsFromTheReference() {
    assertThat(follow("23:59:59")).isEqualTo("2026-11-21T23:59:59Z");
    assertThat(follow("00:00:01")).isEqualTo("2026-11-22T00:00:01Z");
    assertThat(follow("23:59:58")).as("late").isEqualTo("2026-11-21T23:59:58Z");
  }

  @Test
  void timeWithoutZone_isInTheZoneOfTheSettings() {
    Timestamps berlin = new Timestamps(ZoneId.of("Europe/Berlin"), REFERENCE);

    assertThat(read(berlin, "2026-03-02 10:15:30"))
        .isEqualTo(Instant.parse("2026-03-02T09:15:30Z"));
    assertThat(read(berlin, "2026-07-02 10:15:30"))
        .isEqualTo(Instant.parse("2026-07-02T08:15:30Z"));
    assertThat(read(berlin, "2026-07-02 10:15:30Z"))
        .isEqualTo(Instant.parse("2026-07-02T10:15:30Z"));
    assertThat(read(berlin, "2026-10-25 02:30:00"))
        .as("the earlier")
        .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
  }

  @Test
  void dayFirst_isRememberedOnceTold() {
    assertThat(read(times, "05/03/2026 10:15:30")).isEqualTo(Instant.parse("2026-05-03T10:15:30Z"));
    read(times, "25/03/2026 10:15:30");
    assertThat(read(times, "05/03/2026 10:15:30")).isEqualTo(Instant.parse("2026-03-05T10:15:30Z"));
  }

  @Test
  void everyDay_isTheOneOfTheCalendar() {
    for (long day = 0; day < 106_000; day += 7) {
      Instant expected = Instant.ofEpochSecond(day * 86_400 + 43_200);
      assertThat(read(times, expected.toString())).isEqualTo(expected);
      assertThat(Civil.yearOf(expected.getEpochSecond()))
          .isEqualTo(expected.atOffset(ZoneOffset.UTC).getYear());
      assertThat(Civil.monthOf(expected.getEpochSecond()))
          .isEqualTo(expected.atOffset(ZoneOffset.UTC).getMonthValue());
    }
  }

  @Test
  void wrongPattern_saysWhichLetter() {
    assertThatThrownBy(() -> new TimePattern("yyyy-QQ", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("letter Q");
    assertThatThrownBy(() -> new TimePattern("HH 'Uhr", 0)).hasMessageContaining("not closed");
  }

  private String follow(String text) {
    return follow(times, text);
  }

  private static String follow(Timestamps times, String text) {
    Instant read = read(times, text);
    times.accept();
    return read.toString();
  }

  private static Instant read(Timestamps times, String text) {
    int end = times.readAny(padded(text), 0, text.length());
    assertThat(end).as("end of \"%s\"", text).isEqualTo(text.length());
    assertThat(times.nanos).as(text).isNotEqualTo(LineRef.NO_TIME);
    return Instant.ofEpochSecond(0, times.nanos);
  }

  private static byte[] padded(String text) {

    byte[] bytes = text.getBytes(UTF_8);
    return Arrays.copyOf(bytes, bytes.length + RecordBatch.PADDING);
  }
}
