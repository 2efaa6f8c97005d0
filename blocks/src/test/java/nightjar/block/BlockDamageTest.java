package nightjar.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;

/** Bytes that are no block, were damaged or made to harm, are refused in words. */
class BlockDamageTest {
  private static final int PREFACE = 16;

  private final byte[] good = TestRows.write(rows());

  private static List<LogRow> rows() {
    List<LogRow> rows = new ArrayList<>(TestRows.random(new SplittableRandom(3), 40));
    rows.addAll(TestRows.clocked(new SplittableRandom(3), rows.getLast().number() + 1, 110));
    return rows;
  }

  @Test
  void everyFlippedBit_isSeen() {
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit >> 3] ^= (byte) (1 << (bit & 7));
      assertThatThrownBy(() -> readAll(bad)).as("bit %s", bit).isInstanceOf(BlockException.class);
    }
  }

  @Test
  void everyEarlyEnd_isSeen() {
    for (int length = 0; length < good.length; length++) {
      byte[] bad = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> readAll(bad)).isInstanceOf(BlockException.class);
    }
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    assertThatThrownBy(() -> readAll(longer)).isInstanceOf(BlockException.class);
  }

  @Test
  void randomBytes_areRefused() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 2000; i++) {
      byte[] bad = new byte[random.nextInt(300)];
      random.nextBytes(bad);
      assertThatThrownBy(() -> readAll(bad)).isInstanceOf(BlockException.class);
      if (bad.length > PREFACE) {
        System.arraycopy(good, 0, bad, 0, 8);
        ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(8, bad.length - PREFACE);
        sealHead(bad);
        assertThatThrownBy(() -> readAll(bad)).isInstanceOf(BlockException.class);
      }
    }
  }

  @Test
  void liesWithRightChecksums_areRefusedOrReadAsSomethingElse() {
    SplittableRandom random = new SplittableRandom(5);
    List<byte[]> sections = sections(good);
    int refused = 0;
    for (int i = 0; i < 6000; i++) {
      List<byte[]> changed = new ArrayList<>(sections);
      int at = random.nextInt(3) == 0 ? 0 : random.nextInt(sections.size());
      byte[] section = changed.get(at).clone();
      for (int j = random.nextInt(3); j >= 0 && section.length > 0; j--) {
        section[random.nextInt(section.length)] =
            (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(3) - 1);
      }
      changed.set(at, random.nextInt(20) == 0 ? new byte[0] : section);
      refused += isRefused(made(good, changed)) ? 1 : 0;
    }
    assertThat(refused).isBetween(1000, 6000);
  }

  @Test
  void liesInTheHead_areRefusedOrReadAsSomethingElse() {
    SplittableRandom random = new SplittableRandom(6);
    int head = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
    int refused = 0;
    for (int i = 0; i < 6000; i++) {
      byte[] bad = good.clone();
      for (int j = random.nextInt(3); j >= 0; j--) {
        bad[PREFACE + random.nextInt(head)] = (byte) random.nextInt();
      }
      sealHead(bad);
      refused += isRefused(bad) ? 1 : 0;
    }
    assertThat(refused).isBetween(1000, 6000);
  }

  @Test
  void bomb_isNotUnpacked() {
    List<byte[]> sections = sections(good);
    sections.set(Format.TIMES, new byte[300 << 20]);
    byte[] bomb = made(good, sections);
    assertThat(bomb.length).isLessThan(100_000);
    assertThatThrownBy(() -> readAll(bomb))
        .isInstanceOf(BlockException.class)
        .hasMessageContaining("bytes of sections unpacked");
  }

  @Test
  void wordsThatAreNowhere_areRefusedBeforeColumnsAreRead() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      texts.add("deleted blk_" + (4_000_000_000L + i * 12_345_678L) + " from disk");
    }
    byte[] bad = TestRows.write(TestRows.rows(texts));
    bad[directory(bad).end] ^= 1; // the table of layouts
    for (String word : List.of("zebra", "disk7", "disk/", "blk_4000000001", "8999999999")) {
      RowSet found = Block.open(MemorySegment.ofArray(bad)).rowsWith(word);
      assertThat(found.isEmpty() && found.rows() == 200).as(word).isTrue();
    }
    for (String word : List.of("DISK", "blk_4000000000", "000000000")) {
      assertThatThrownBy(() -> Block.open(MemorySegment.ofArray(bad)).rowsWith(word))
          .as(word)
          .isInstanceOf(BlockException.class);
    }
  }

  @Test
  void messages_sayWhatAndWhere() {
    byte[] other = good.clone();
    other[0] = 'X';
    assertThatThrownBy(() -> readAll(other)).hasMessageContaining("do not begin with NJBK");
    byte[] later = good.clone();
    later[4] = 9;
    assertThatThrownBy(() -> readAll(later)).hasMessageContaining("format 9, this program knows 2");
    byte[] head = good.clone();
    head[20] ^= 1;
    assertThatThrownBy(() -> readAll(head)).hasMessageContaining("head is damaged");
    byte[] last = good.clone();
    last[last.length - 1] ^= 1;
    assertThatThrownBy(() -> readAll(last))
        .hasMessageMatching("section \\d+ of the block, bytes \\d+ to \\d+, is damaged.*");
  }

  private static boolean isRefused(byte[] bytes) {
    try {
      readAll(bytes);
      return false;
    } catch (BlockException refused) {
      assertThat(refused).hasMessageContaining("block");
      return true;
    }
  }

  /** Looks at everything, so that every section is read. */
  private static void readAll(byte[] bytes) {
    Block block = Block.open(MemorySegment.ofArray(bytes));
    List<LogRow> rows = block.rows();
    assertThat(rows).hasSize(block.head().rows());
    for (String word : List.of("1", "user", "a1 a", "9999999999999999999", "deadbeef-0123")) {
      block.rowsWith(word);
    }
    block.rowsBetween(5, 6);
    block.rowsOfSeverity(number -> number > 9);
  }

  private static void sealHead(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, 12);
    crc.update(bytes, PREFACE, in.getInt(8));
    in.putInt(12, (int) crc.getValue());
  }

  /** The sections of a block, unpacked. */
  private static List<byte[]> sections(byte[] block) {
    ByteInput in = directory(block);
    int count = (int) in.readVar();
    int at = in.end;
    List<byte[]> sections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int packed = (int) in.readVar();
      int unpacked = (int) in.readVar();
      in.readInt();
      byte[] bytes = Arrays.copyOfRange(block, at, at + packed);
      sections.add(packed == unpacked ? bytes : Zstd.decompress(bytes, unpacked));
      at += packed;
    }
    return sections;
  }

  private static ByteInput directory(byte[] block) {
    int head = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
    ByteInput in = new ByteInput(block, PREFACE, PREFACE + head, "head");
    BlockHead.read(in);
    return in;
  }

  /** A block with the head of another, and these sections, all checksums right. */
  private static byte[] made(byte[] headOf, List<byte[]> sections) {
    ByteOutput head = new ByteOutput(1000);
    head.put(headOf, PREFACE, directory(headOf).at);
    ByteOutput body = new ByteOutput(1000);
    head.putVar(sections.size());
    for (byte[] section : sections) {
      byte[] packed = Zstd.compress(section);
      packed = packed.length < section.length ? packed : section;
      head.putVar(packed.length);
      head.putVar(section.length);
      head.putInt(SectionWriter.crc(packed, 0, packed.length));
      body.put(packed, 0, packed.length);
    }
    ByteOutput block = new ByteOutput(1000);
    block.put(headOf, 0, 8);
    block.putInt(head.length);
    block.putInt(0);
    block.put(head.bytes, 0, head.length);
    block.put(body.bytes, 0, body.length);
    byte[] bytes = block.copy();
    sealHead(bytes);
    return bytes;
  }
}
