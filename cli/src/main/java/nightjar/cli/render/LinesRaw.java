package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines as they stand in the log, but for what a terminal would act on: see {@link SafeText}. */
public final class LinesRaw implements LineTeller {
  private final OutputStream out;
  private final boolean unicode;

  /**
   * @param out is flushed in the end, and stays open
   * @param unicode may characters outside ASCII be written?
   */
  public LinesRaw(OutputStream out, boolean unicode) {
    this.out = out;
    this.unicode = unicode;
  }

  @Override
  public void line(FoundLine line) throws IOException {
    write(safe(line.text(), unicode));
  }

  @Override
  public void gap() throws IOException {
    write("--");
  }

  @Override
  public void end(LinesFound found) throws IOException {
    out.flush();
  }

  /** Safe, line feeds and tabs kept. */
  static String safe(String text, boolean unicode) {
    StringBuilder safe = new StringBuilder(text.length());
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\t') {
        safe.append(SafeText.of(text.substring(from, i), unicode));
        if (i < text.length()) {
          safe.append(text.charAt(i));
        }
        from = i + 1;
      }
    }
    return safe.toString();
  }

  private void write(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
