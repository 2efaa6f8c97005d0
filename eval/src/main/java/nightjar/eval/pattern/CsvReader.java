package nightjar.eval.pattern;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a CSV file as RFC 4180 has them: cells between commas; in quotes they hold commas, line
 * ends and, doubled, quotes. Lines end in LF, CR LF or CR. A quote inside a cell that does not
 * begin with one stands for itself, and so does what follows a closing quote.
 *
 * <p>One thread at a time; holds one row.
 */
final class CsvReader implements Closeable {
  private static final int END = -1;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final Reader in;
  private int next;
  private long line = 1;

  CsvReader(Reader in) throws IOException {
    this.in = new BufferedReader(in);
    this.next = this.in.read();
    if (next == BYTE_ORDER_MARK) {
      next = this.in.read();
    }
  }

  /**
   * The next row, at least one cell; no cell at the end.
   *
   * @throws IOException if the file ends within quotes; the message names the line where they began
   */
  List<String> next() throws IOException {
    List<String> row = new ArrayList<>();
    if (next == END) {
      return row;
    }
    row.add(cell());
    while (next == ',') {
      advance();
      row.add(cell());
    }
    if (next == '\r') {
      advance();
    }
    if (next == '\n') {
      advance();
    }
    return row;
  }

  private String cell() throws IOException {
    StringBuilder text = new StringBuilder();
    if (next == '"') {
      quoted(text);
    }
    while (next != END && next != ',' && next != '\n' && next != '\r') {
      text.append((char) next);
      advance();
    }
    return text.toString();
  }

  private void quoted(StringBuilder text) throws IOException {
    long began = line;
    advance();
    while (next != END) {
      int c = next;
      advance();
      if (c != '"') {
        text.append((char) c);
      } else if (next == '"') {
        text.append('"');
        advance();
      } else {
        return;
      }
    }
    throw new IOException("the quotes that begin in line " + began + " do not end");
  }

  private void advance() throws IOException {
    line += next == '\n' ? 1 : 0;
    next = in.read();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
