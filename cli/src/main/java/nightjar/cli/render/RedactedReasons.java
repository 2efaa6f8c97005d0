package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Lines with values, as they are given out, and below each why its values are some:
 *
 * <pre>
 * app.log:12  login of [EMAIL] from [IP]
 *     9-23     EMAIL           an address with a domain
 * </pre>
 */
public final class RedactedReasons implements RedactedTeller {
  private final OutputStream out;
  private final boolean unicode;

  /**
   * @param out stays open
   * @param unicode may characters outside ASCII be written?
   */
  public RedactedReasons(OutputStream out, boolean unicode) {
    this.out = out;
    this.unicode = unicode;
  }

  @Override
  public boolean asksForValues() {
    return true;
  }

  @Override
  public void same(String source, long number, byte[] bytes, int from, int end, boolean goesOn) {
    // only what was replaced is explained
  }

  @Override
  public void changed(RedactedLine line) throws IOException {
    println(line.source() + ":" + line.number() + "  " + line.text());
    for (RedactedLine.Value value : line.values()) {
      println(
          String.format(
              Locale.ROOT,
              "    %-12s %-15s %s",
              value.start() + "-" + value.end(),
              value.kind(),
              value.reason()));
    }
  }

  private void println(String text) throws IOException {
    out.write((SafeText.of(text, unicode) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
