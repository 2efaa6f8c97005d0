package nightjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import nightjar.TimeRange;
import nightjar.cli.render.FoundLine;
import nightjar.cli.render.LineHistogram;
import nightjar.cli.render.LineTeller;
import nightjar.cli.render.LinesFound;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.search.LogId;
import nightjar.server.api.StoredNames;
import nightjar.server.config.StoreConfig;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.StoreException;
import nightjar.store.Volume;
import org.jspecify.annotations.Nullable;

/** Lines of a data folder that no server uses, newest stored first. */
final class LineFolder implements LinePlace {
  private static final int PAGE = 1000;

  /** Nobody else waits for the store. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Shell shell;
  private final Path data;
  private final Span span;

  private LineFolder(Shell shell, Path data, Span span) {
    this.shell = shell;
    this.data = data;
    this.span = span;
  }

  /**
   * A data folder as settings name it.
   *
   * @throws UsageException if a setting is wrong
   */
  static LinePlace of(Shell shell, @Nullable String file, @Nullable String folder, Span span) {
    StoreConfig config =
        StoreConfig.from(ConfigFiles.required(shell, file, ConfigFiles.dataFlag(folder)));
    return new LineFolder(shell, config.data(), span);
  }

  @Override
  public LinesFound search(LineSearch search, LineTeller out) throws IOException {
    if (!Files.exists(data.resolve("nightjar.duckdb"))) {
      throw new NoAnswerException(
          "there is no store in " + data + "; name its data folder with --data");
    }
    shell.interruption().onRequest(Thread.currentThread()::interrupt);
    try (LogStore store = DuckDbStore.open(data, DuckDbSettings.DEFAULT, shell.clock())) {
      return search(search, store, out);
    } catch (StoreException e) {
      String why = String.valueOf(e.getMessage());
      boolean isUsed = why.contains("in use");
      throw new NoAnswerException(
          isUsed ? why + " Or ask the server that runs: --server URL." : why, e);
    }
  }

  private LinesFound search(LineSearch search, LogStore store, LineTeller out) throws IOException {
    StoredNames names = new StoredNames(store);
    LogQuery query =
        new LogQuery(search.query(), names.context(search.query()))
            .within(span.sinceNanos(), span.untilNanos());
    LineHistogram bars = search.isHistogram() ? histogram(store, query) : null;
    String text = search.query().text();
    if (search.isCount()) {
      LogPage page = store.search(query, Long.MAX_VALUE, 0, 1, true, PATIENCE);
      OptionalLong total = OptionalLong.of(page.total());
      return new LinesFound(text, 0, total, false, page.complete(), bars, List.of(), true);
    }
    long before = Long.MAX_VALUE;
    long shown = 0;
    boolean complete = true;
    boolean more = true;
    Set<Long> done = new HashSet<>();
    while (more && !search.isEnough(shown) && !shell.interruption().isRequested()) {
      long left = search.limit() == 0 ? PAGE : Math.min(PAGE, search.limit() - shown);
      LogPage page = store.search(query, before, 0, (int) left, false, PATIENCE);
      done.clear();
      for (LogRow row : page.rows()) {
        before = row.number();
        show(store, query, names, row, search.context(), done, out);
      }
      shown += page.rows().size();
      complete &= page.complete();
      more = page.more() && !page.rows().isEmpty();
    }
    OptionalLong total = more || !complete ? OptionalLong.empty() : OptionalLong.of(shown);
    return new LinesFound(text, shown, total, more, complete, bars, List.of(), true);
  }

  /** A line, or that and those about it that were not shown yet. */
  private static void show(
      LogStore store,
      LogQuery query,
      StoredNames names,
      LogRow row,
      int context,
      Set<Long> done,
      LineTeller out)
      throws IOException {
    if (context == 0) {
      out.line(line(row, names, true));
      return;
    }
    if (done.contains(row.number())) {
      return;
    }
    if (!done.isEmpty()) {
      out.gap();
    }
    for (LogRow each : store.around(row, context)) {
      if (done.add(each.number())) {
        out.line(line(each, names, query.matches(each)));
      }
    }
  }

  private static FoundLine line(LogRow row, StoredNames names, boolean isMatch) {
    return new FoundLine(
        row.timeNanos(),
        row.severity(),
        row.service(),
        row.source(),
        row.line(),
        row.text(),
        row.messageFrom(),
        LogId.of(row).toString(),
        names.pattern(row),
        isMatch);
  }

  private static LineHistogram histogram(LogStore store, LogQuery query) {
    TimeRange all = store.range().orElse(new TimeRange(0, 1));
    long from = Math.max(all.fromNanos(), query.bounds().fromNanos());
    long to = Math.max(from + 1, Math.min(all.toNanos(), query.bounds().toNanos()));
    long ten = 10_000_000_000L;
    // Whole tens of seconds are answered from sums.
    long nanos = Math.max(1, Math.ceilDiv(Math.ceilDiv(to - from, LineSearch.BARS), ten)) * ten;
    long first = Math.floorDiv(from, ten) * ten;
    int buckets = (int) Math.max(1, Math.ceilDiv(to - first, nanos));
    Volume volume = store.volume(query, first, nanos, buckets, PATIENCE);
    List<Long> counts = new ArrayList<>();
    volume.buckets().forEach(bucket -> counts.add(LongStream.of(bucket).sum()));
    return new LineHistogram(first, nanos, counts);
  }
}
