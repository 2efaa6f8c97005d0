package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import nightjar.files.FileSource;
import nightjar.files.Inputs;
import nightjar.source.LogSource;
import org.junit.jupiter.api.Test;

class SpoolTest {
  /** A pipe that gives some bytes once. */
  private record Pipe(InputStream in) implements LogSource {
    @Override
    public String name() {
      return "-";
    }

    @Override
    public InputStream open() {
      return in;
    }

    @Override
    public Instant reference() {
      return Instant.EPOCH;
    }

    @Override
    public OptionalLong storedBytes() {
      return OptionalLong.empty();
    }

    @Override
    public long storedBytesRead() {
      return 0;
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }
  }

  private static Inputs pipe(InputStream in) {
    return new Inputs(List.of(new Pipe(in)), List.of(), List.of());
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void pipe_canBeReadTwice_andIsDeletedThen() throws IOException {
    Path file;
    try (var spool = new Spool(100)) {
      LogSource kept = spool.repeatable(pipe(bytes("one\ntwo\n"))).sources().getFirst();
      file = ((FileSource) kept).path();
      assertThat(kept.name()).isEqualTo("-");
      for (int i = 0; i < 2; i++) {
        try (InputStream in = kept.open()) {
          assertThat(in.readAllBytes()).asString().isEqualTo("one\ntwo\n");
        }
      }
    }
    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void moreThanFits_isRefused() throws IOException {
    try (var spool = new Spool(1 << 20)) {
      assertThatThrownBy(() -> spool.repeatable(pipe(bytes("x".repeat((1 << 20) + 1)))))
          .isInstanceOf(UsageException.class)
          .hasMessage(
              "standard input has more than 1 MiB, and --lines reads it twice;"
                  + " save it to a file and name that");
    }
  }

  @Test
  void whatCameBeforeAFailure_isKept() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("it broke");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
          }
        };
    try (var spool = new Spool(100)) {
      Inputs kept = spool.repeatable(pipe(new SequenceInputStream(bytes("one\n"), broken)));
      try (InputStream in = kept.sources().getFirst().open()) {
        assertThat(in.readAllBytes()).asString().isEqualTo("one\n");
      }
      assertThat(kept.failures()).hasSize(1);
      assertThat(kept.failures().getFirst().reason()).isEqualTo("it broke");
      assertThat(kept.failures().getFirst().partly()).isTrue();
    }
  }
}
