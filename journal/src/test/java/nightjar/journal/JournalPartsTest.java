package nightjar.journal;

import static nightjar.journal.Samples.NANOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are kept as several arrivals. */
class JournalPartsTest {
  private static final String TICK = "tick " + NANOS;
  private static final List<Part> PARTS =
      List.of(new Part(0, 4, 1), new Part(4, 8, 1), new Part(8, 14, 1));
  private final FaultyDisk disk = new FaultyDisk();
  @TempDir private Path folder;

  private static Arrival.Lines three(String batch) {
    byte[] text = "one\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8);
    return new Arrival.Lines(NANOS, "http", "shop", batch, "behind", text);
  }

  private Journal open() throws JournalException {
    return Samples.open(folder, Samples.settings(), disk);
  }

  @Test
  void parts_areArrivalsInARow_withTicksBetween_andTheLastHasTheRest() throws Exception {
    try (Journal journal = open()) {
      KeptParts kept = journal.append(three(""), PARTS);
      assertThat(kept.number()).isEqualTo(5);
      assertThat(kept.fresh()).extracting(KeptParts.Fresh::number).containsExactly(1L, 3L, 5L);
      assertThat(kept.fresh()).extracting(KeptParts.Fresh::part).isEqualTo(PARTS);
      assertThat(Samples.all(journal))
          .containsExactly("1 one", "2 " + TICK, "3 two", "4 " + TICK, "5 three");
      assertThat(((Arrival.Lines) journal.find(1).orElseThrow()).position()).isEmpty();
      Arrival.Lines last = (Arrival.Lines) journal.find(5).orElseThrow();
      assertThat(last.position()).isEqualTo("behind");
      assertThat(last.service()).isEqualTo("shop");
    }
  }

  @Test
  void resend_keepsNothing_alsoAfterReopening() throws Exception {
    try (Journal journal = open()) {
      assertThat(journal.append(three("k"), PARTS).fresh()).hasSize(3);
      KeptParts again = journal.append(three("k"), PARTS);
      assertThat(again).isEqualTo(new KeptParts(5, List.of()));
    }
    try (Journal journal = open()) {
      assertThat(journal.append(three("k"), PARTS)).isEqualTo(new KeptParts(5, List.of()));
      assertThat(Samples.all(journal)).hasSize(5);
    }
  }

  @Test
  void whatACrashLeftOfThem_isNotKeptAgain() throws Exception {
    List<Part> cut = List.of(PARTS.getFirst());
    Arrival.Lines first =
        new Arrival.Lines(
            NANOS, "http", "shop", "k\n0", "", "one\n".getBytes(StandardCharsets.UTF_8));
    try (Journal journal = open()) {
      journal.append(first, cut);
      KeptParts rest = journal.append(three("k"), PARTS);
      assertThat(rest.fresh()).extracting(KeptParts.Fresh::part).isEqualTo(PARTS.subList(1, 3));
      assertThat(Samples.all(journal)).containsExactly("1 one", "2 two", "3 " + TICK, "4 three");
    }
  }

  @Test
  void whereTheDiskFails_noneIsKept_howeverManyTheyAre() throws Exception {
    byte[] text = ("x".repeat((1 << 20) - 1) + "\n").repeat(20).getBytes(StandardCharsets.UTF_8);
    var parts = new ArrayList<Part>();
    for (int from = 0; from < text.length; from += 1 << 20) {
      parts.add(new Part(from, from + (1 << 20), 1));
    }
    Arrival.Lines large = new Arrival.Lines(NANOS, "http", "", "k", "", text);
    try (Journal journal = open()) {
      journal.append(Samples.lines("before"));
      disk.failForce = true;
      assertThatThrownBy(() -> journal.append(large, parts)).isInstanceOf(RefusedException.class);
      assertThat(Samples.all(journal)).containsExactly("1 before");
      disk.failForce = false;
      assertThat(journal.append(large, parts).fresh()).hasSize(20);
    }
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).hasSize(1 + 20 + 19);
    }
  }
}
