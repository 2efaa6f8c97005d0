package nightjar.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nightjar.journal.Numbered;
import nightjar.source.Arrival;
import org.junit.jupiter.api.Test;

class CulpritSearchTest {
  private int begun;

  /** A path that fails at some lines by themselves, or at a tick after some. */
  private final class Path implements CulpritSearch.Trial {
    private final List<Long> taken = new ArrayList<>();
    private final long byItself;
    private final long atTheTick;

    Path(long byItself, long atTheTick) {
      this.byItself = byItself;
      this.atTheTick = atTheTick;
      begun++;
    }

    @Override
    public void tryOut(long number, Arrival.Lines lines) {
      if (number == byItself) {
        throw new IllegalStateException("bad lines");
      }
    }

    @Override
    public void take(long number, Arrival arrival) {
      taken.add(number);
      if (!(arrival instanceof Arrival.Lines) && (atTheTick == 0 || taken.contains(atTheTick))) {
        throw new IllegalStateException("bad state");
      }
    }
  }

  private static List<Numbered> lines(int count) {
    List<Numbered> lines = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      byte[] text = "line\n".getBytes(StandardCharsets.UTF_8);
      lines.add(new Numbered(number, new Arrival.Lines(1, "app.log", "", "", "", text)));
    }
    return lines;
  }

  private static Numbered tick(int number) {
    return new Numbered(number, new Arrival.Tick(5));
  }

  private long found(long byItself, long atTheTick, int count) throws Exception {
    return new CulpritSearch(() -> new Path(byItself, atTheTick))
        .find(lines(count), tick(count + 1))
        .number();
  }

  @Test
  void linesThatFailByThemselves_areFoundAtOnce() throws Exception {
    assertThat(found(17, 5, 40)).isEqualTo(17);
    assertThat(begun).isEqualTo(1);
  }

  @Test
  void linesThatMakeALaterTickFail_areFound_whereverTheyAre() throws Exception {
    for (int at = 1; at <= 40; at++) {
      begun = 0;
      assertThat(found(-1, at, 40)).isEqualTo(at);
      assertThat(begun).isLessThanOrEqualTo(3 + 6);
    }
    assertThat(found(-1, 1, 1)).isEqualTo(1);
  }

  @Test
  void tickThatFailsWithoutThem_orNotAgain_isItself() throws Exception {
    assertThat(found(-1, 0, 40)).isEqualTo(41);
    assertThat(found(-1, 0, 0)).isEqualTo(1);
    assertThat(found(-1, -1, 40)).isEqualTo(41);
  }

  @Test
  void linesThatFailed_andDoNotAgain_areThemselves() throws Exception {
    List<Numbered> lines = lines(9);
    CulpritSearch search = new CulpritSearch(() -> new Path(-1, -1));
    assertThat(search.find(lines, lines.getLast())).isEqualTo(lines.getLast());
  }
}
