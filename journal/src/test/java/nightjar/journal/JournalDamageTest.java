package nightjar.journal;

import static nightjar.journal.Samples.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import nightjar.source.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
  private static final List<String> FIVE = List.of("1 one", "2 two", "3 three", "4 four", "5 five");
  @TempDir private Path folder;

  @Test
  void tornTail_atEveryByteOfTheLastFrame_isCut_andNothingElse() throws Exception {
    byte[] whole = five();
    int last = whole.length - frameBytes("five");
    for (int length = last; length < whole.length; length++) {
      Files.write(segment(), Arrays.copyOf(whole, length));
      try (Journal journal = open()) {
        assertThat(Samples.all(journal)).as("cut at %d", length).isEqualTo(FIVE.subList(0, 4));
        assertThat(journal.damage()).hasSize(length == last ? 0 : 1);
        long number = journal.append(lines("after"));
        assertThat(number).isGreaterThan(4);
        assertThat(Samples.all(journal)).last().isEqualTo(number + " after");
      }
      try (Journal journal = open()) {
        assertThat(Samples.all(journal)).hasSize(5);
        assertThat(journal.damage()).isEmpty();
      }
    }
  }

  @Test
  void zerosBehindTheEnd_areCut_andNamed() throws Exception {
    byte[] whole = five();
    Files.write(segment(), Arrays.copyOf(whole, whole.length + 4096));
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).isEqualTo(FIVE);
      assertThat(journal.damage()).hasSize(1);
      Damage cut = journal.damage().getFirst();
      assertThat(cut.offset()).isEqualTo(whole.length);
      assertThat(cut.bytes()).isEqualTo(4096);
      assertThat(cut.sentence()).contains(segment().toString()).contains("4,096 bytes");
    }
    assertThat(Files.size(segment())).isEqualTo(whole.length);
  }

  @Test
  void flippedBit_atEveryByte_losesOnlyItsFrame() throws Exception {
    byte[] whole = five();
    for (int at = 0; at < whole.length; at++) {
      for (int bit = at % 4; bit < 8; bit += 5) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << bit);
        Files.write(segment(), flipped);
        try (Journal journal = open()) {
          var expected = new ArrayList<>(FIVE);
          if (at >= SegmentHeader.BYTES) {
            expected.remove(frameAt(at));
          }
          assertThat(Samples.all(journal)).as("bit %d of byte %d", bit, at).isEqualTo(expected);
          assertThat(journal.damage()).hasSize(FIVE.size() - expected.size());
          assertThat(journal.append(lines("after"))).isGreaterThan(5);
        }
      }
    }
  }

  @Test
  void flippedBit_inAnOlderSegment_isSkippedAndNamed() throws Exception {
    JournalSettings small = Samples.settings().withSegmentBytes(4096);
    try (Journal journal = Samples.open(folder, small, new LocalDisk())) {
      for (int i = 1; i <= 30; i++) {
        journal.append(lines(i + "x".repeat(700)));
      }
    }
    Path old = Samples.segments(folder).getFirst();
    byte[] bytes = Files.readAllBytes(old);
    bytes[2000] ^= 4;
    Files.write(old, bytes);
    try (Journal journal = Samples.open(folder, small, new LocalDisk())) {
      assertThat(Samples.all(journal)).hasSize(29).noneMatch(text -> text.startsWith("2 "));
      assertThat(journal.damage()).hasSize(1);
      assertThat(journal.damage().getFirst().segment()).isEqualTo(old);
      assertThat(journal.damage().getFirst().lost()).isEqualTo(1);
      assertThat(journal.append(lines("next"))).isEqualTo(31);
    }
  }

  @Test
  void textThatLooksLikeFrames_isNeverTakenForOne() throws Exception {
    byte[] frames = five();
    byte[] text = Arrays.copyOf(frames, frames.length + 1);
    text[text.length - 1] = '\n';
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    var settings = Samples.settings();
    // Another key than the one in the text, as a random one would be.
    try (Journal journal = Journal.open(folder, settings, new LocalDisk(), new Random(8))) {
      journal.append(new Arrival.Lines(1, "evil", "", "", "", text));
      journal.append(lines("after"));
    }
    byte[] bytes = Files.readAllBytes(segment());
    bytes[SegmentHeader.BYTES + 5] ^= 1;
    Files.write(segment(), bytes);
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).containsExactly("2 after");
    }
  }

  @Test
  void missingSegment_isNamed_andTheOthersAreRead() throws Exception {
    JournalSettings small = Samples.settings().withSegmentBytes(4096);
    try (Journal journal = Samples.open(folder, small, new LocalDisk())) {
      for (int i = 1; i <= 30; i++) {
        journal.append(lines(i + "x".repeat(700)));
      }
    }
    List<Path> files = Samples.segments(folder);
    Files.delete(files.get(2));
    Files.copy(files.get(0), folder.resolve("00000000000000000003.journal"));
    Files.createFile(folder.resolve("00000000000000000099.journal"));
    try (Journal journal = Samples.open(folder, small, new LocalDisk())) {
      assertThat(Samples.all(journal)).hasSizeBetween(20, 28).doesNotHaveDuplicates();
      assertThat(journal.damage())
          .anyMatch(d -> d.sentence().contains(files.get(2).getFileName().toString()))
          .anyMatch(d -> d.sentence().contains("were set aside"));
      assertThat(journal.append(lines("next"))).isGreaterThan(30);
    }
  }

  @Test
  void segmentWithPartOfItsHeader_isClearedAway_andNothingIsLostBehindIt() throws Exception {
    byte[] whole = five();
    for (int length = 0; length < SegmentHeader.BYTES; length++) {
      Files.write(segment(), Arrays.copyOf(whole, length));
      try (Journal journal = open()) {
        journal.append(lines("first"));
        journal.append(lines("second"));
        assertThat(Samples.all(journal)).as("%d bytes", length).hasSize(2);
      }
      try (Journal journal = open()) {
        assertThat(Samples.all(journal)).containsExactly("1 first", "2 second");
        assertThat(journal.damage()).isEmpty();
      }
    }
  }

  @Test
  void laterVersion_isRefused_inClearWords() throws Exception {
    five();
    ByteBuffer later = new SegmentHeader(2, 0, 1, 0, 0, 99).bytes();
    byte[] bytes = new byte[later.remaining()];
    later.get(bytes);
    Files.write(segment(), bytes);
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("later version")
        .hasMessageContaining(segment().toString());
  }

  @Test
  void format_isAsItIsDescribed() throws Exception {
    ByteBuffer bytes = ByteBuffer.wrap(five());
    assertThat(bytes.getLong(0)).isEqualTo(bytes.getLong(64)).isEqualTo(0x4E4A41524A524E4CL);
    assertThat(bytes.getInt(8)).isEqualTo(1);
    assertThat(bytes.getLong(16)).isEqualTo(1);
    assertThat(bytes.getInt(128)).isEqualTo(bytes.getInt(44));
    assertThat(bytes.getInt(132)).isEqualTo(frameBytes("one") - 12);
    assertThat(bytes.getLong(140)).isEqualTo(1);
    assertThat(bytes.get(148)).isEqualTo((byte) 1);
    assertThat(bytes.getLong(149)).isEqualTo(Samples.NANOS);
    assertThat(bytes.getInt(157)).isEqualTo("app.log".length());
  }

  /** Opens without waiting for the disk, since here are many. */
  private Journal open() throws JournalException {
    var disk = new FaultyDisk();
    disk.skipForce = true;
    return Samples.open(folder, Samples.settings(), disk);
  }

  /** A journal of five arrivals, closed; its bytes. */
  private byte[] five() throws Exception {
    try (Journal journal = open()) {
      for (String told : FIVE) {
        journal.append(lines(told.substring(2)));
      }
    }
    return Files.readAllBytes(segment());
  }

  private Path segment() throws IOException {
    return folder.resolve("00000000000000000001.journal");
  }

  private static int frameAt(int offset) {
    int end = SegmentHeader.BYTES;
    for (int i = 0; i < FIVE.size(); i++) {
      end += frameBytes(FIVE.get(i).substring(2));
      if (offset < end) {
        return i;
      }
    }
    throw new IllegalArgumentException();
  }

  private static int frameBytes(String text) {
    int positions = "at ".length() + text.length();
    return 12 + 17 + 4 + "app.log".length() + 4 + 4 + 4 + positions + text.length() + 1;
  }
}
