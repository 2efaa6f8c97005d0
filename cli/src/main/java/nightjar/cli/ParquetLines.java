package nightjar.cli;

import java.io.IOException;
import java.nio.file.Path;
import nightjar.Severity;
import nightjar.cli.render.FoundLine;
import nightjar.cli.render.LineTeller;
import nightjar.cli.render.LinesFound;
import nightjar.duckdb.ParquetFile;

/** Lines in a Parquet file, which is written at the end. */
final class ParquetLines implements LineTeller, AutoCloseable {
  private final ParquetFile file;

  ParquetLines(Path file) throws IOException {
    this.file = new ParquetFile(file);
  }

  @Override
  public void line(FoundLine line) throws IOException {
    file.add(
        line.id(),
        line.timeNanos(),
        Severity.name(line.severity()),
        line.service(),
        line.source(),
        line.line(),
        line.pattern(),
        line.text());
  }

  @Override
  public void end(LinesFound found) throws IOException {
    file.write();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
