package nightjar.eval.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherDaysTest {
  private static String changed(int days, String line) {
    byte[] text = line.getBytes(StandardCharsets.UTF_8);
    new OtherDays(days).change(text, 0, text.length);
    return new String(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2015-10-18 00:00:01,302 INFO | 2015-10-20 00:00:01,302 INFO",
        "2015-12-31T23:59:59.5Z x | 2016-01-02T23:59:59.5Z x",
        "- R2 2005.07.30 2005-07-30-04.05.29 | - R2 2005.08.01 2005-08-01-04.05.29",
        "17/06/09 00:00:01 INFO | 17/06/11 00:00:01 INFO",
        "03-17 00:00:01.143  885 I | 03-19 00:00:01.143  885 I",
        "Jul 27 00:00:01 combo | Jul 29 00:00:01 combo",
        "Jul  9 00:00:01 combo | Jul 11 00:00:01 combo",
        "Jan 31 00:00:01 combo | Feb 02 00:00:01 combo",
        "[Sun Dec 04 00:00:01 2005] x | [Sun Dec 06 00:00:01 2005] x",
        "took 512 of 1.5 s | took 512 of 1.5 s",
        "day 2015-13-18 is none | day 2015-13-18 is none",
        "blk_-68070008907712 | blk_-68094688143514",
      })
  void datesGoOn_andLongNumbersDiffer(String line, String later) {
    assertThat(changed(2, line)).isEqualTo(later);
  }

  @Test
  void noDays_leaveALineAsItIs() {
    String line = "2015-10-18 00:00:01 blk_68070008";
    assertThat(changed(0, line)).isEqualTo(line);
  }

  @Test
  void theSameNumber_becomesTheSame() {
    String line = changed(3, "a 123456 b 123456 c=123456,");
    assertThat(line).matches("a (12\\d{4}) b \\1 c=\\1,").doesNotContain("123456");
  }
}
