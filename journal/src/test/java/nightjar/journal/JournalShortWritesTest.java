package nightjar.journal;

import static nightjar.journal.Samples.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that takes and gives fewer bytes than it is asked to costs nothing. */
class JournalShortWritesTest {
  @TempDir private Path home;

  /** The local disk, with channels that do a random part of what they are asked to. */
  private static final class ShortDisk extends LocalDisk {
    private final Random random = new Random(5);
    private final List<ShortChannel> made = new ArrayList<>();

    @Override
    FileChannel channel(Path file, Set<OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      var channel = new ShortChannel(super.channel(file, options, attributes), random);
      made.add(channel);
      return channel;
    }

    long cutShort() {
      return made.stream().mapToLong(each -> each.cutShort).sum();
    }
  }

  @Test
  void everyArrival_isWholeAgain() throws Exception {
    var disk = new ShortDisk();
    var expected = new ArrayList<String>();
    JournalSettings small = Samples.settings().withSegmentBytes(4096);
    for (int round = 0; round < 3; round++) {
      try (Journal journal = Samples.open(home.resolve("journal"), small, disk)) {
        for (int i = 0; i < 20; i++) {
          String text = Samples.noise(i, 10 + 400 * (i % 5));
          expected.add(journal.append(lines(text)) + " " + text);
        }
        assertThat(Samples.all(journal)).isEqualTo(expected);
        assertThat(journal.erase(new byte[] {1}).places()).isZero();
      }
    }
    assertThat(disk.cutShort()).isGreaterThan(100);
    try (Journal journal = Samples.open(home.resolve("journal"), small, new LocalDisk())) {
      assertThat(Samples.all(journal)).isEqualTo(expected);
      assertThat(journal.damage()).isEmpty();
    }
  }
}
