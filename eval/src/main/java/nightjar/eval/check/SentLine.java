package nightjar.eval.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A line that tells who sent it as which of theirs, and carries a seal over its own bytes, so that
 * whoever reads it back knows whether it is the line that was sent.
 *
 * @param client who sent it, from 0
 * @param sequence which of theirs, from 0
 * @param intact does the seal fit the text?
 */
record SentLine(int client, int sequence, boolean intact) {
  private static final Pattern TEXT =
      Pattern.compile("(order nc(\\d{1,2})x(\\d{1,9}) .*) seal ([a-z]{8})");
  private static final String[] GOODS = {"amber", "birch", "cedar", "dune", "ember", "fern"};

  /** The line with its line feed. A share of the batches is of another, graver kind. */
  static String text(Instant time, int client, int sequence, boolean grave) {
    String said =
        String.format(
            Locale.ROOT,
            grave ? "was refused, no %s left" : "of %s was placed",
            GOODS[sequence % GOODS.length]);
    return time + (grave ? " ERROR shop - " : " INFO shop - ") + sealed(client, sequence, said);
  }

  /** Words with who says them as which of theirs, the seal, and the line feed. */
  static String sealed(int client, int sequence, String words) {
    String said = String.format(Locale.ROOT, "order nc%dx%d %s", client, sequence, words);
    return said + " seal " + seal(said) + "\n";
  }

  /** What a stored line says of itself; empty if it is none of these. */
  static Optional<SentLine> of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Optional.of(
        new SentLine(
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            seal(matcher.group(1)).equals(matcher.group(4))));
  }

  /** 32 bits as letters: digits might be taken for something personal and be hidden. */
  private static String seal(String said) {
    var crc = new CRC32C();
    crc.update(said.getBytes(StandardCharsets.UTF_8));
    var letters = new StringBuilder(8);
    for (int shift = 28; shift >= 0; shift -= 4) {
      letters.append((char) ('a' + (crc.getValue() >> shift & 15)));
    }
    return letters.toString();
  }
}
