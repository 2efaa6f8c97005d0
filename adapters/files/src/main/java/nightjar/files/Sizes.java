package nightjar.files;

import java.util.Locale;

/** Numbers in sentences. */
final class Sizes {
  private Sizes() {}

  /** {@code "1,234,567 bytes"}. */
  static String bytes(long count) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "byte" : "bytes");
  }

  /** {@code "1 file"}, {@code "2 files"}. */
  static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
