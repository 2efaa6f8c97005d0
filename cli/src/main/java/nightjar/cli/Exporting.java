package nightjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nightjar.cli.render.FoundLine;
import nightjar.cli.render.LineTeller;
import nightjar.cli.render.LinesFound;
import nightjar.cli.render.LinesJson;
import nightjar.search.Query;
import org.jspecify.annotations.Nullable;

/** An export: every line of a query written to a file or the output, newest first. */
final class Exporting {
  private static final String OUTPUT = "-";

  private final Shell shell;
  private final CopyProgress progress;
  private final String text;

  Exporting(Shell shell, CopyProgress progress, String text) {
    this.shell = shell;
    this.progress = progress;
    this.text = text;
  }

  /**
   * Writes it.
   *
   * @param jsonl file of JSON lines; null for none
   * @param parquet file in Parquet, if there is no other
   * @return the exit code
   */
  int run(LinePlace place, @Nullable String jsonl, @Nullable String parquet) throws IOException {
    Optional<Query> query = TypedQuery.read(shell, "", text);
    if (query.isEmpty()) {
      return ExitCode.USAGE;
    }
    var search = new LineSearch(query.get(), text, 0, 0, false, false);
    try {
      return jsonl != null
          ? toJson(search, place, jsonl)
          : toParquet(search, place, String.valueOf(parquet));
    } catch (NoAnswerException e) {
      shell.say(String.valueOf(e.getMessage()));
      return ExitCode.NOTHING_READ;
    }
  }

  private int toJson(LineSearch search, LinePlace place, String name) throws IOException {
    if (name.equals(OUTPUT)) {
      LineTeller out = new Told(LinesJson.lines(shell.out()));
      LinesFound found = place.search(search, out);
      out.end(found);
      shell.out().flush();
      return told(found);
    }
    List<LinesFound> found = new ArrayList<>();
    AtomicFile.of("--jsonl", name)
        .write(
            stream -> {
              LineTeller out = new Told(LinesJson.lines(stream));
              found.add(place.search(search, out));
              out.end(found.getLast());
            });
    return told(found.getLast());
  }

  private int toParquet(LineSearch search, LinePlace place, String name) throws IOException {
    boolean isOutput = name.equals(OUTPUT);
    Path target = isOutput ? Path.of("") : AtomicFile.of("--parquet", name).path();
    Path draft =
        isOutput
            ? Files.createTempFile("export", ".parquet")
            : Files.createTempFile(
                target.toAbsolutePath().resolveSibling(""), ".export", ".parquet");
    try {
      LinesFound found;
      try (ParquetLines out = new ParquetLines(draft)) {
        found = place.search(search, new Told(out));
        out.end(found);
      }
      if (isOutput) {
        Files.copy(draft, shell.out());
        shell.out().flush();
      } else {
        Files.move(
            draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      return told(found);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private int told(LinesFound found) {
    shell.say(String.format(Locale.ROOT, "%,d lines", found.shown()));
    if (!found.complete() || found.more()) {
      shell.say(
          "these are not all: it was interrupted, or a search took too long, or a part of the"
              + " store is damaged");
      return ExitCode.SOME_FAILED;
    }
    return ExitCode.DONE;
  }

  /** Says how many there are so far. */
  private final class Told implements LineTeller {
    private final LineTeller to;
    private long lines;

    Told(LineTeller to) {
      this.to = to;
    }

    @Override
    public void line(FoundLine line) throws IOException {
      to.line(line);
      lines++;
      if (lines % 1000 == 0) {
        progress.show(String.format(Locale.ROOT, "%,d lines", lines));
      }
    }

    @Override
    public void end(LinesFound found) throws IOException {
      to.end(found);
    }
  }
}
