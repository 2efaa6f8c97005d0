package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines as they came, with markers in place of the values: byte for byte where nothing was
 * replaced. For a terminal, what it would act upon is shown as {@link SafeText} does.
 */
public final class RedactedText implements RedactedTeller {
  private final OutputStream out;
  private final boolean isTerminal;
  private final boolean unicode;

  /**
   * @param out stays open
   * @param unicode may characters outside ASCII be written to a terminal?
   */
  public RedactedText(OutputStream out, boolean isTerminal, boolean unicode) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.unicode = unicode;
  }

  @Override
  public boolean asksForValues() {
    return false;
  }

  @Override
  public void same(String source, long number, byte[] bytes, int from, int end, boolean goesOn)
      throws IOException {
    if (isTerminal) {
      write(new String(bytes, from, end - from, StandardCharsets.UTF_8));
    } else {
      out.write(bytes, from, end - from);
    }
  }

  @Override
  public void changed(RedactedLine line) throws IOException {
    write(line.text() + line.lineBreak());
  }

  private void write(String text) throws IOException {
    String shown = isTerminal ? LinesRaw.safe(text.replace("\r\n", "\n"), unicode) : text;
    out.write(shown.getBytes(StandardCharsets.UTF_8));
  }
}
