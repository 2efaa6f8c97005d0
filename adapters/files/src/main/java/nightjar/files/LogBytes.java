package nightjar.files;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Stored bytes made readable: decompressed by what their first bytes say, and checked to be text.
 */
final class LogBytes {
  /** Bytes that tell most kinds of file; no slow pipe is waited on for more. */
  private static final int ENOUGH = 8;

  private LogBytes() {}

  /**
   * The text that {@code stored} holds. Waits for the first few bytes only, so that a slow pipe is
   * read as it comes.
   *
   * @param name for the command that a refusal proposes
   * @param anyBytes is what does not look like text wanted too?
   * @throws IOException what it is, and how it can be read; {@code stored} is closed then
   */
  static InputStream open(InputStream stored, String name, boolean anyBytes) throws IOException {
    try {
      var head = Head.of(stored, FileKind.HEAD, ENOUGH);
      FileKind kind = FileKind.of(head.bytes, head.length);
      InputStream whole = head.with(stored);
      return switch (kind) {
        case PLAIN -> text(whole, name, kind, anyBytes);
        case GZIP -> text(new GzipStream(whole), name, kind, anyBytes);
        case ZSTD -> text(new ZstdStream(whole, name), name, kind, anyBytes);
        default -> {
          if (!anyBytes) {
            throw new NotTextException(kind.refusal(name));
          }
          yield whole;
        }
      };
    } catch (IOException e) {
      stored.close();
      throw e;
    }
  }

  private static InputStream text(InputStream in, String name, FileKind stored, boolean anyBytes)
      throws IOException {
    var head = Head.of(in, TextCheck.HEAD, stored == FileKind.PLAIN ? ENOUGH : TextCheck.HEAD);
    if (!anyBytes) {
      FileKind inner = FileKind.of(head.bytes, head.length);
      if (inner != FileKind.PLAIN && stored != FileKind.PLAIN) {
        throw new NotTextException(nested(stored, inner, name));
      }
      if (!TextCheck.isText(head.bytes, head.length)) {
        throw new NotTextException(notText(head, name));
      }
    }
    return head.with(in);
  }

  private static String nested(FileKind outer, FileKind inner, String name) {
    return "it is %s inside %s, and only one layer is unpacked; try: %s"
        .formatted(inner.title(), outer.title(), unpackBoth(outer, inner, name));
  }

  private static String unpackBoth(FileKind outer, FileKind inner, String name) {
    if (inner.isReadable()) {
      return outer.pipe(name);
    }
    String first = outer.pipe(name);
    String second = inner.pipe("-").replace("… | ", "");
    return first.replace("nightjar scan -", second);
  }

  private static String notText(Head head, String name) {
    String charset = TextCheck.unmarkedUtf16(head.bytes, head.length);
    if (!charset.isEmpty()) {
      return "it looks like %s without a byte order mark; try: iconv -f %s -t UTF-8 %s | nightjar scan -"
          .formatted(charset, charset, name.equals("-") ? "" : ShellWord.of(name));
    }
    return "it does not look like text (too many control characters in its first "
        + Sizes.bytes(head.length)
        + "); to read it all the same: --format text";
  }

  /** The first bytes of a stream, and the error that came after them, if one did. */
  private static final class Head {
    private final byte[] bytes;
    private int length;
    private @Nullable IOException failure;

    private Head(int size) {
      bytes = new byte[size];
    }

    /**
     * What is there without waiting, up to {@code size} bytes; waits for {@code enough} of them.
     */
    static Head of(InputStream in, int size, int enough) throws IOException {
      var head = new Head(size);
      try {
        for (int n = 0; n >= 0 && head.length < size; ) {
          if (head.length >= enough && in.available() == 0) {
            break;
          }
          n = in.read(head.bytes, head.length, size - head.length);
          head.length += Math.max(0, n);
        }
      } catch (IOException e) {
        if (head.length == 0) {
          throw e;
        }
        head.failure = e;
      }
      return head;
    }

    InputStream with(InputStream rest) {
      return new HeadedStream(bytes, length, rest, failure);
    }
  }
}
