package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorruptTrialTest {
  @TempDir private Path folder;
  private KnownJournal known;
  private Path copy;

  @BeforeEach
  void write() throws Exception {
    known = KnownJournal.write(folder.resolve("known"), new SplittableRandom(1));
    copy = folder.resolve("copy");
    known.copyTo(copy);
  }

  private CorruptTrial.Outcome outcome(Wound wound) throws Exception {
    return new CorruptTrial(known, copy, wound).run();
  }

  private static Wound wound(KnownJournal.Kept kept) {
    return new Wound("test", kept.file(), kept.from(), kept.to());
  }

  private void flip(KnownJournal.Kept kept) throws IOException {
    byte[] bytes = Files.readAllBytes(copy.resolve(kept.file()));
    bytes[(int) kept.to() - 5] ^= 1;
    Files.write(copy.resolve(kept.file()), bytes);
  }

  @Test
  void knownJournal_hasSeveralSegments_andBytesOfEachArrival() throws Exception {
    assertThat(KnownJournal.segments(copy)).hasSizeGreaterThan(3);
    assertThat(known.arrivals()).allMatch(arrival -> arrival.from() < arrival.to());
    assertThat(outcome(new Wound("none", "none", 0, 0)).trouble()).isEmpty();
  }

  @Test
  void flippedBit_costsItsArrival() throws Exception {
    KnownJournal.Kept hit = known.arrivals().get(150);
    flip(hit);
    CorruptTrial.Outcome outcome = outcome(wound(hit));
    assertThat(outcome.trouble()).isEmpty();
    assertThat(outcome.lost()).isEqualTo(hit.text().lines().count());
  }

  @Test
  void whatIsLostElsewhere_isSeen() throws Exception {
    flip(known.arrivals().get(150));
    CorruptTrial.Outcome outcome = outcome(wound(known.arrivals().get(20)));
    assertThat(outcome.beyond()).isPositive();
    assertThat(outcome.trouble()).isPresent();
  }

  @Test
  void everyKindOfDamage_isDone() throws Exception {
    for (long trial : new long[] {0, 7, 17, 27, 37}) {
      CheckFolder.delete(copy);
      known.copyTo(copy);
      Wound wound = Wound.of(copy, trial, new SplittableRandom(trial));
      CorruptTrial.Outcome outcome = outcome(wound);
      assertThat(outcome.trouble()).as(wound.what()).isEmpty();
    }
  }
}
