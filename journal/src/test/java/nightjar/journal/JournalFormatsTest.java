package nightjar.journal;

import static nightjar.journal.Samples.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nightjar.source.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments as they were written by each format, kept as files, are read exactly. */
class JournalFormatsTest {
  @TempDir private Path home;

  @Test
  void format1_isRead_sealed_andStandsBesideFormat2() throws Exception {
    Path first = place("format-1.journal", SegmentHeader.fileName(1));
    byte[] before = Files.readAllBytes(first);
    try (Journal journal = open()) {
      assertGolden(journal);
      assertThat(journal.append(again())).as("its batch key is known").isEqualTo(1);
      assertThat(journal.append(lines("new"))).isEqualTo(11);
      assertThat(journal.damage()).isEmpty();
    }
    assertThat(Files.readAllBytes(first)).isEqualTo(before);
    assertThat(Samples.segments(folder())).hasSize(2);
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).hasSize(5).last().isEqualTo("11 new");
      assertThat(journal.damage()).isEmpty();
    }
    JournalSurvey survey = JournalView.open(folder(), Samples.key()).survey();
    assertThat(survey.plainSegments()).isEqualTo(1);
    assertThat(survey.arrivals()).isEqualTo(5);
    assertThat(survey.lines()).isEqualTo(4);
  }

  @Test
  void format2_isRead() throws Exception {
    place("format-2.journal", SegmentHeader.fileName(1));
    place("format-2.key", "keys/2026-03-01.key");
    try (Journal journal = open()) {
      assertGolden(journal);
      assertThat(journal.append(again())).isEqualTo(1);
      assertThat(journal.damage()).isEmpty();
    }
  }

  @Test
  void flippedBit_atEveryByteOfFormat1_losesOnlyItsFrame() throws Exception {
    Path file = place("format-1.journal", SegmentHeader.fileName(1));
    byte[] whole = Files.readAllBytes(file);
    var disk = new FaultyDisk();
    disk.skipForce = true;
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(file, flipped);
      try (Journal journal = Samples.open(folder(), Samples.settings(), disk)) {
        int lost = at < SegmentHeader.PLAIN_BYTES ? 0 : 1;
        assertThat(Samples.all(journal)).as("byte %d", at).hasSize(4 - lost);
        assertThat(journal.damage()).hasSize(lost);
      }
    }
  }

  private static Arrival.Lines again() {
    return new Arrival.Lines(1_772_359_300_000_000_000L, "a", "", "key-1", "", new byte[] {'\n'});
  }

  private static void assertGolden(Journal journal) throws Exception {
    List<Numbered> expected =
        List.of(
            new Numbered(
                1,
                new Arrival.Lines(
                    1_772_359_200_000_000_000L,
                    "loki {app=\"ü\"}",
                    "shop",
                    "key-1",
                    "offset=9",
                    "one\ntwo ä\n".getBytes(StandardCharsets.UTF_8))),
            new Numbered(2, new Arrival.Tick(1_772_359_201_000_000_000L)),
            new Numbered(3, new Arrival.Done(1_772_359_202_000_000_000L, "{\"mark\":\"noise\"}")),
            new Numbered(
                10,
                new Arrival.Lines(
                    1_772_359_203_000_000_000L,
                    "app.log",
                    "",
                    "",
                    "",
                    new byte[] {-1, 0, 27, '\n'})));
    var read = new ArrayList<Numbered>();
    try (JournalReader reader = journal.reader(1)) {
      for (var next = reader.next(Duration.ZERO);
          next.isPresent();
          next = reader.next(Duration.ZERO)) {
        read.add(next.get());
      }
    }
    assertThat(read).usingRecursiveComparison().isEqualTo(expected);
  }

  private Path place(String golden, String name) throws IOException {
    Path to = folder().resolve(name);
    Files.createDirectories(to.resolveSibling(""));
    try (InputStream in = JournalFormatsTest.class.getResourceAsStream("/golden/" + golden)) {
      Files.copy(Objects.requireNonNull(in), to);
    }
    return to;
  }

  private Journal open() throws JournalException {
    return Samples.open(folder(), Samples.settings(), new LocalDisk());
  }

  private Path folder() {
    return home.resolve("journal");
  }
}
