package nightjar.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nightjar.journal.Samples.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import nightjar.source.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
  private static final List<String> FIVE = List.of("1 one", "2 two", "3 three", "4 four", "5 five");
  @TempDir private Path folder;

  @Test
  void tornTail_atEveryByteOfTheLastFrame_isCut_andNothingElse() throws Exception {
    byte[] whole = five();
    int last = starts(whole).getLast();
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
            expected.remove(frameAt(whole, at));
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
        journal.append(lines(Samples.noise(i, 700)));
      }
    }
    Path old = Samples.segments(folder).getFirst();
    byte[] bytes = Files.readAllBytes(old);
    bytes[1200] ^= 4;
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
      for (Path file : files.filter(f -> f.toString().endsWith(".journal")).toList()) {
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
        journal.append(lines(Samples.noise(i, 700)));
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
        assertThat(journal.damage()).hasSize(length == 0 ? 0 : 1); // a crash, or somebody cut it
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
  void olderSegmentCutWithinItsHeader_isSetAsideAndNamed() throws Exception {
    JournalSettings small = Samples.settings().withSegmentBytes(4096);
    try (Journal journal = Samples.open(folder, small, new LocalDisk())) {
      journal.append(lines(Samples.noise(1, 5000)));
      journal.append(lines("second"));
    }
    Path older = Samples.segments(folder).getFirst();
    byte[] whole = Files.readAllBytes(older);
    for (int length = 1; length < SegmentHeader.BYTES; length += 9) {
      Files.write(older, Arrays.copyOf(whole, length));
      try (Journal journal = Samples.open(folder, small, new LocalDisk())) {
        assertThat(journal.damage().getFirst().segment().getFileName().toString())
            .startsWith(String.valueOf(older.getFileName()));
        assertThat(Samples.all(journal)).containsExactly("2 second");
      }
    }
  }

  @Test
  void laterVersion_isRefused_inClearWords() throws Exception {
    five();
    ByteBuffer later = new SegmentHeader(3, 3, 1, 0, 0, 99, 0, 0, 0, new byte[16], false).bytes();
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
    assertThat(bytes.getLong(0)).isEqualTo(bytes.getLong(128)).isEqualTo(0x4E4A41524A524E4CL);
    assertThat(bytes.getInt(8)).isEqualTo(2);
    assertThat(bytes.getInt(12)).isEqualTo(3);
    assertThat(bytes.getLong(16)).isEqualTo(1);
    assertThat(bytes.getInt(56))
        .isEqualTo((int) Math.floorDiv(bytes.getLong(48), 86_400_000_000_000L));
    assertThat(bytes.getInt(256)).isEqualTo(bytes.getInt(44));
    assertThat(bytes.getInt(260)).as("index").isEqualTo(1 + 1 + 9);
    assertThat(bytes.getInt(268))
        .as("raw body")
        .isEqualTo(4 + "app.log".length() + 4 + 4 + 4 + "at one".length() + 4 + "one\n".length());
    assertThat(bytes.getLong(272)).isEqualTo(bytes.getLong(280)).isEqualTo(1);
    assertThat(bytes.getInt(288)).isEqualTo(1);
    assertThat(bytes.get(300)).isEqualTo((byte) 1);
  }

  @Test
  void nothingThatASenderWrote_isReadableOnTheDisk() throws Exception {
    try (Journal journal = open()) {
      journal.append(
          new Arrival.Lines(
              1, "SOURCE", "SERVICE", "BATCH", "POSITION", "TEXT TEXT TEXT\n".getBytes(UTF_8)));
      journal.append(new Arrival.Done(2, "{\"json\":\"DEED\"}"));
    }
    String bytes = Files.readString(segment(), ISO_8859_1);
    assertThat(bytes).doesNotContain("SOURCE", "SERVICE", "BATCH", "POSITION", "TEXT", "DEED");
  }

  @Test
  void damagedBody_costsExactlyItsArrivals_named_andLeavesOthersOfTheSegment() throws Exception {
    byte[] whole = group();
    List<Integer> starts = starts(whole);
    byte[] damaged = whole.clone();
    damaged[starts.get(1) - 1] ^= 1;
    Files.write(segment(), damaged);
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).containsExactly("6 last");
      assertThat(journal.damage()).hasSize(1);
      assertThat(journal.damage().getFirst().lost()).isEqualTo(5);
      assertThat(journal.damage().getFirst().offset()).isEqualTo((long) starts.getFirst());
      assertThat(journal.damage().getFirst().reason()).contains("with arrivals 1 to 5 are damaged");
    }
  }

  @Test
  void everyTruncation_ofAGroup_ends_andNeverGivesANumberTwice() throws Exception {
    byte[] whole = group();
    for (int length = 0; length < whole.length; length++) {
      Files.write(segment(), Arrays.copyOf(whole, length));
      try (Journal journal = open()) {
        int expected = length < starts(whole).get(1) ? 0 : 5;
        assertThat(Samples.all(journal)).as("cut at %d", length).hasSize(expected);
        long number = journal.append(lines("after"));
        assertThat(number).isGreaterThan(expected);
        assertThat(Samples.all(journal)).hasSize(expected + 1);
      }
      Files.deleteIfExists(segment());
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".journal")).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void bodyOfAnotherKey_isNamedSo_whereItsChecksumIsRight() throws Exception {
    byte[] whole = five();
    int start = starts(whole).get(2);
    ByteBuffer bytes = ByteBuffer.wrap(whole);
    int index = bytes.getInt(start + 4);
    int nonce = start + Frame.HEAD + index;
    whole[nonce] ^= 1;
    var crc = new CRC32C();
    crc.update(whole, 40, 8);
    crc.update(whole, nonce, Frame.NONCE + bytes.getInt(start + 8));
    bytes.putInt(start + 40, (int) crc.getValue());
    Files.write(segment(), whole);
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).containsExactly("1 one", "2 two", "4 four", "5 five");
      assertThat(journal.damage()).hasSize(1);
      assertThat(journal.damage().getFirst().reason()).contains("do not decrypt");
    }
  }

  @Test
  void arrivalOfAKindNotKnownHere_stopsTheReader_andIsNeverPassedOver() throws Exception {
    five();
    SegmentHeader header;
    try (Disk.Input input = new LocalDisk().open(segment())) {
      header = SegmentHeader.read(segment(), input).orElseThrow();
    }
    DayKey key =
        DayKeys.look(new LocalDisk(), folder, Samples.key(), new Random(1))
            .of(header)
            .orElseThrow();
    try (var frames = new FrameWriter(new Random(1))) {
      frames.add(6, (byte) 4, Samples.NANOS, Optional.empty(), new byte[] {1, 2, 3}, new byte[0]);
      ByteBuffer frame = frames.finish(header, new SegmentCipher(key, header));
      byte[] bytes = new byte[frame.remaining()];
      frame.get(bytes);
      Files.write(segment(), bytes, StandardOpenOption.APPEND);
    }
    try (Journal journal = open();
        JournalReader reader = journal.reader(6)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> reader.next(Duration.ZERO))
            .isInstanceOf(JournalException.class)
            .hasMessageContaining("a later version of Nightjar wrote it");
      }
      assertThat(journal.damage()).isEmpty();
      assertThat(journal.append(lines("after"))).isEqualTo(7);
    }
  }

  /** Five arrivals in one frame, and one in another; the bytes. */
  private byte[] group() throws Exception {
    var disk = new FaultyDisk();
    disk.skipForce = true;
    try (Journal journal = Journal.inSteps(folder, Samples.settings(), disk, new Random(7))) {
      for (int i = 1; i <= 5; i++) {
        var _ = journal.submit(lines("of a group " + i));
      }
      journal.step();
      var _ = journal.submit(lines("last"));
      journal.step();
    }
    return Files.readAllBytes(segment());
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

  private static int frameAt(byte[] whole, int offset) {
    List<Integer> starts = starts(whole);
    int frame = starts.size() - 1;
    while (starts.get(frame) > offset) {
      frame--;
    }
    return frame;
  }

  /** Where the frames of a whole segment begin. */
  private static List<Integer> starts(byte[] whole) {
    var starts = new ArrayList<Integer>();
    ByteBuffer bytes = ByteBuffer.wrap(whole);
    for (int at = SegmentHeader.BYTES; at < whole.length; ) {
      starts.add(at);
      at += Frame.HEAD + bytes.getInt(at + 4) + Frame.NONCE + bytes.getInt(at + 8);
    }
    return starts;
  }
}
