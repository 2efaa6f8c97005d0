package nightjar.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
  @TempDir private Path folder;

  @Test
  void plainGzipAndZstd_giveTheSameBytes_whateverTheirName() throws IOException {
    byte[] lines = Stored.lines(5000);
    assertThat(read(source("a.log", lines))).isEqualTo(lines);
    assertThat(read(source("b.log", Stored.gzip(lines)))).isEqualTo(lines);
    assertThat(read(source("c.gz", Stored.zstd(lines)))).isEqualTo(lines);
    assertThat(read(source("d.zst", lines))).isEqualTo(lines);
  }

  @Test
  void membersAndFrames_areReadOneAfterTheOther() throws IOException {
    byte[] lines = Stored.lines(3000);
    byte[] one = Arrays.copyOf(lines, 20_001);
    byte[] two = Arrays.copyOfRange(lines, 20_001, lines.length);
    byte[] none = {};
    byte[] gzip = Stored.join(Stored.gzip(one), Stored.gzip(none), Stored.gzip(two), new byte[512]);
    byte[] zstd = Stored.join(Stored.zstd(one), Stored.zstd(two));
    assertThat(read(source("a.gz", gzip))).isEqualTo(lines);
    assertThat(read(source("a.zst", zstd))).isEqualTo(lines);
  }

  @Test
  void cutShort_givesWhatWasReadable_thenSaysWhereItEnds() throws IOException {
    byte[] lines = Stored.lines(20_000);
    for (byte[] whole : new byte[][] {Stored.gzip(lines), Stored.zstd(lines)}) {
      for (int length : new int[] {whole.length / 2, whole.length - 1, 400}) {
        FileSource source = source("cut", Arrays.copyOf(whole, length));
        var got = new ByteArrayOutputStream();
        assertThatThrownBy(() -> copy(source, got))
            .isInstanceOf(IOException.class)
            .hasMessageMatching(
                ".*cut short: it ends after [0-9,]+ bytes of text.*; copy the file again");
        assertThat(Arrays.mismatch(lines, got.toByteArray())).isIn(-1, got.size());
      }
    }
  }

  @Test
  void cutShortAtEveryByte_neverEndsAsIfWhole() throws IOException {
    byte[] lines = Stored.lines(40);
    byte[] gzip = Stored.gzip(lines);
    for (int length = 2; length < gzip.length; length++) {
      FileSource source = source("cut", Arrays.copyOf(gzip, length));
      assertThatThrownBy(() -> read(source))
          .as("cut at %d", length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void garbageBehindGzip_isTold_afterTheText() throws IOException {
    byte[] lines = Stored.lines(1000);
    var got = new ByteArrayOutputStream();
    FileSource source =
        source("a.gz", Stored.join(Stored.gzip(lines), "garbage".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> copy(source, got))
        .hasMessageContaining("not gzip follows")
        .hasMessageContaining("gzip -tv");
    assertThat(got.toByteArray()).isEqualTo(lines);
  }

  @Test
  void flippedBits_areAlwaysNoticed() throws IOException {
    byte[] lines = Stored.lines(300);
    byte[] gzip = Stored.gzip(lines);
    var random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = gzip.clone();
      int at = 10 + random.nextInt(gzip.length - 10);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      FileSource source = source("a.gz", damaged);
      assertThatThrownBy(() -> read(source)).as("bit at %d", at).isInstanceOf(IOException.class);
    }
  }

  @Test
  void otherCompression_isRefusedWithTheCommandThatReadsIt() throws IOException {
    byte[] xz = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 0, 4};
    byte[] bzip2 = {'B', 'Z', 'h', '9', 0x31, 0x41, 0x59, 0x26};
    byte[] zip = {'P', 'K', 3, 4, 20, 0, 0, 0};
    refuses("my app.log", xz, "xz -dc '", "my app.log' | nightjar scan -");
    refuses("a.log", bzip2, "bzip2 -dc ", "a.log | nightjar scan -");
    refuses("a.zip", zip, "zip archive", "unzip -p ");
    refuses("a.tar", tar(), "tar archive", "tar -xOf ");
    refuses("a.tgz", Stored.gzip(tar()), "tar inside gzip", "gzip -dc ", "| tar -xO");
  }

  @Test
  void whatIsNoText_isRefused_andReadWhenAsked() throws IOException {
    byte[] noise = new byte[20_000];
    new Random(7).nextBytes(noise);
    refuses("noise.log", noise, "does not look like text", "--format text");
    refuses("noise.gz", Stored.gzip(noise), "does not look like text");
    refuses("zeros.log", new byte[5000], "does not look like text");
    Path file = folder.resolve("noise.log");
    assertThat(read(new FileSource("noise.log", file, true))).isEqualTo(noise);
  }

  @Test
  void utf16_isTextWithItsMark_andExplainedWithout() throws IOException {
    String text = "2026-03-01 10:00:00 INFO started as service\n";
    byte[] marked =
        Stored.join(
            new byte[] {(byte) 0xff, (byte) 0xfe}, text.getBytes(StandardCharsets.UTF_16LE));
    assertThat(read(source("marked.log", marked))).isEqualTo(marked);
    refuses("bare.log", text.getBytes(StandardCharsets.UTF_16LE), "UTF-16LE", "iconv -f UTF-16LE");
  }

  @Test
  void oddButReadableText_isRead() throws IOException {
    for (String text :
        new String[] {
          "a\0b\n", "\u001b[31mERROR\u001b[0m boom\n", "größe\n", "x", "\n", "\r\n\t\n"
        }) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(read(source("odd.log", bytes))).isEqualTo(bytes);
    }
    byte[] latin1 = "Gr\u00f6\u00dfe \u00e4\u00f6\u00fc\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(source("latin1.log", latin1))).isEqualTo(latin1);
  }

  @Test
  void progress_countsStoredBytes_andStartsAgain() throws IOException {
    FileSource source = source("a.gz", Stored.gzip(Stored.lines(50_000)));
    assertThat(source.storedBytesRead()).isZero();
    read(source);
    assertThat(source.storedBytesRead()).isEqualTo(source.storedBytes().orElseThrow());
    try (InputStream again = source.open()) {
      assertThat(again.read()).isEqualTo('2');
      assertThat(source.storedBytesRead()).isBetween(1L, source.storedBytes().orElseThrow());
    }
  }

  @Test
  void file_thatWentAwayOrMayNotBeRead_saysSo() throws IOException {
    FileSource source = source("gone.log", Stored.lines(1));
    Files.delete(source.path());
    assertThatThrownBy(() -> read(source)).hasMessageStartingWith("no such file");
  }

  private void refuses(String name, byte[] content, String... words) throws IOException {
    FileSource source = source(name, content);
    assertThatThrownBy(() -> read(source))
        .isInstanceOf(NotTextException.class)
        .message()
        .contains(words);
  }

  private FileSource source(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return new FileSource(file.toString(), file, false);
  }

  private static byte[] tar() {
    byte[] tar = new byte[1024];
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
    tar[0] = 'a';
    return tar;
  }

  private static byte[] read(FileSource source) throws IOException {
    var out = new ByteArrayOutputStream();
    copy(source, out);
    return out.toByteArray();
  }

  private static void copy(FileSource source, ByteArrayOutputStream out) throws IOException {
    try (InputStream in = source.open()) {
      in.transferTo(out);
    }
  }
}
