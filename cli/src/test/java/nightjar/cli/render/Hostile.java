package nightjar.cli.render;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Text nobody should trust, the same in every run. */
final class Hostile {
  private static final String[] PIECES = {
    "\u001b[2J",
    "\u009b31m",
    "\u202e",
    "\u2066",
    "\u2028",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\ufe0f",
    "\ud83d",
    "\ude00",
    "\0",
    "\r",
    "\n",
    "\t",
    "\u007f",
    "\u0085",
    "e\u0301\u0301\u0301\u0301\u0301",
    "日本",
    "🚀",
    "👨\u200d👩",
    "🇩🇪",
    "\u3000",
    "\u00ad",
    "\u115f",
    "<b>",
    "\"'`",
    "&lt;",
    "--",
    "</style>",
    "blk_1234",
    "10.0.0.1:80",
    "\ue000",
    "\udb40\udc01"
  };

  private final Random random;

  Hostile(long seed) {
    this.random = new Random(seed);
  }

  /** Random bytes, random UTF-16, or the worst pieces put together. */
  String text() {
    int length = random.nextInt(160);
    StringBuilder text = new StringBuilder();
    switch (random.nextInt(4)) {
      case 0 -> {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        text.append(new String(bytes, StandardCharsets.UTF_8));
      }
      case 1 -> {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        text.append(new String(bytes, StandardCharsets.ISO_8859_1));
      }
      case 2 -> random.ints(length, 0, 0x10000).forEach(c -> text.append((char) c));
      default ->
          random
              .ints(length / 4, 0, PIECES.length)
              .forEach(i -> text.append(PIECES[i]).append("x".repeat(i % 3)));
    }
    return text.toString();
  }
}
