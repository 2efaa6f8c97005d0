package nightjar.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import nightjar.act.Report;
import org.junit.jupiter.api.Test;

class TerminalReportTest {
  private static final RunStats STATS = new RunStats(9.8, 17.2);
  private static final RenderSettings PLAIN = RenderSettings.plain().withMinScore(20);
  private static final Palette COLOURS =
      Palette.of(
          true,
          name ->
              switch (name) {
                case "COLORTERM" -> "truecolor";
                case "COLORFGBG" -> "15;0";
                default -> null;
              });

  /** Our own sequences: colours and bold, and their end. */
  private static final Pattern SGR = Pattern.compile("\u001b\\[[0-9;]*m");

  private static String tell(Report report, RenderSettings settings) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TerminalReport(out, settings, STATS, List.of("hdfs.log", "sshd.log")).tell(report);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void day_looksAsDrawn() throws IOException {
    Golden.check("scan-100.txt", tell(Reports.day(), PLAIN));
    Golden.check("scan-80.txt", tell(Reports.day(), PLAIN.withWidth(80)));
    Golden.check(
        "scan-120-colour.txt", tell(Reports.day(), PLAIN.withWidth(120).withPalette(COLOURS)));
    Golden.check("scan-80-ascii.txt", tell(Reports.day(), PLAIN.withWidth(80).withUnicode(false)));
    Golden.check("scan-50.txt", tell(Reports.day(), PLAIN.withWidth(50)));
    Golden.check("scan-verbose.txt", tell(Reports.day(), PLAIN.withVerbose(true)));
    Golden.check("scan-top.txt", tell(Reports.day(), PLAIN.withTop(1)));
  }

  @Test
  void nothingUnusual_saysWhatWasChecked() throws IOException {
    Golden.check("scan-calm.txt", tell(Reports.calm(), PLAIN));
    Golden.check("scan-empty.txt", tell(Reports.empty(), PLAIN));
  }

  @Test
  void withoutTimes_thereIsNoSparkline() throws IOException {
    Golden.check("scan-timeless.txt", tell(Reports.timeless(), PLAIN));
  }

  @Test
  void redaction_isSaid() throws IOException {
    assertThat(tell(Reports.day(), PLAIN.withRedactNote("Personal data is shown as markers.")))
        .contains("\nPersonal data is shown as markers.\n");
  }

  @Test
  void notes_areFailuresThenNotes() {
    TerminalReport target =
        new TerminalReport(new ByteArrayOutputStream(), PLAIN, STATS, List.of());
    assertThat(target.notes(Reports.timeless()))
        .containsExactly(
            "cut.gz: the archive ends too early at byte 812. Copy it again? What was read of it is"
                + " in the result.",
            "app.log: no line has a time I can read (first: line 1 \"x=1\"). Try --format"
                + " 'regex:…'");
    assertThat(target.notes(Reports.evil(Reports.EVIL)))
        .allSatisfy(note -> assertThat(note.codePoints()).noneMatch(SafeTextTest::isHarmful));
  }

  @Test
  void everyWidth_isKept() throws IOException {
    for (Report report :
        List.of(Reports.day(), Reports.calm(), Reports.timeless(), Reports.evil(Reports.EVIL))) {
      for (int width = RenderSettings.MIN_WIDTH; width <= 160; width++) {
        for (boolean unicode : new boolean[] {true, false}) {
          RenderSettings settings =
              PLAIN.withWidth(width).withUnicode(unicode).withVerbose(width % 2 == 0);
          int most = width;
          assertThat(tell(report, settings).lines())
              .allSatisfy(line -> assertThat(Cells.width(line)).as(line).isLessThanOrEqualTo(most));
        }
      }
    }
  }

  @Test
  void colour_changesNothingButColour() throws IOException {
    for (int width : new int[] {40, 80, 100, 130}) {
      RenderSettings settings = PLAIN.withWidth(width).withVerbose(true);
      String coloured = tell(Reports.day(), settings.withPalette(COLOURS));
      assertThat(SGR.matcher(coloured).replaceAll("").replaceAll("(?m) +$", ""))
          .isEqualTo(tell(Reports.day(), settings).replaceAll("(?m) +$", ""));
    }
  }

  @Test
  void hostileText_neverReachesTheTerminal() throws IOException {
    Hostile hostile = new Hostile(4);
    for (int i = 0; i < 400; i++) {
      RenderSettings settings =
          PLAIN
              .withWidth(40 + i % 100)
              .withPalette(COLOURS)
              .withUnicode(i % 3 != 0)
              .withVerbose(true);
      String own = SGR.matcher(tell(Reports.evil(hostile.text()), settings)).replaceAll("");
      assertThat(own.codePoints().filter(c -> c != '\n')).noneMatch(SafeTextTest::isHarmful);
      int most = settings.width();
      assertThat(own.lines()).allMatch(line -> Cells.width(line) <= most);
      if (!settings.unicode()) {
        assertThat(own.chars()).allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f));
      }
    }
  }

  @Test
  void sameReport_sameBytes() throws IOException {
    assertThat(tell(Reports.day(), PLAIN)).isEqualTo(tell(Reports.day(), PLAIN));
  }
}
