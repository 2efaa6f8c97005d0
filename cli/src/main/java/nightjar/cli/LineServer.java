package nightjar.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import nightjar.LineRef;
import nightjar.cli.render.FoundLine;
import nightjar.cli.render.LineHistogram;
import nightjar.cli.render.LineTeller;
import nightjar.cli.render.LinesFound;
import nightjar.search.TimeText;
import org.jspecify.annotations.Nullable;

/** Lines of a server that runs, newest first, page by page. What it answers is not trusted. */
final class LineServer implements LinePlace {
  private static final int PAGE = 1000;
  private static final String SEARCH = "api/v1/logs/search?query=";

  private final ServerDoor door;
  private final Span span;
  private final Interruption interruption;

  LineServer(ServerDoor door, Span span, Interruption interruption) {
    this.door = door;
    this.span = span;
    this.interruption = interruption;
  }

  @Override
  public LinesFound search(LineSearch search, LineTeller out) throws IOException {
    String asked = SEARCH + encoded(search.text()) + range();
    String histogram = search.isHistogram() ? "&histogram=" + LineSearch.BARS : "";
    if (search.isCount()) {
      return counted(search, door.get(asked + "&limit=1" + histogram));
    }
    String cursor = "";
    long shown = 0;
    boolean complete = true;
    LineHistogram bars = null;
    while (true) {
      long left = search.limit() == 0 ? PAGE : Math.min(PAGE, search.limit() - shown);
      Map<String, @Nullable Object> page =
          door.get(asked + "&count=false&limit=" + left + cursor + (bars == null ? histogram : ""));
      List<FoundLine> lines = lines(page.get("results"), true);
      show(lines, search.context(), out);
      shown += lines.size();
      complete &= AnswerFields.isTrue(page, "complete");
      bars = bars == null && search.isHistogram() ? histogram(page) : bars;
      Object next = page.get("next_cursor");
      if (!(next instanceof String text) || lines.isEmpty()) {
        OptionalLong total = complete ? OptionalLong.of(shown) : OptionalLong.empty();
        return found(search, shown, total, false, complete, bars);
      }
      if (search.isEnough(shown) || interruption.isRequested()) {
        return found(search, shown, OptionalLong.empty(), true, complete, bars);
      }
      cursor = "&cursor=" + encoded(text);
    }
  }

  private String range() {
    return (span.sinceNanos() == LineRef.NO_TIME
            ? ""
            : "&from=" + encoded(TimeText.of(span.sinceNanos())))
        + (span.untilNanos() == Long.MAX_VALUE
            ? ""
            : "&to=" + encoded(TimeText.of(span.untilNanos())));
  }

  private static LinesFound counted(LineSearch search, Map<String, @Nullable Object> page)
      throws IOException {
    LineHistogram bars = search.isHistogram() ? histogram(page) : null;
    boolean complete =
        AnswerFields.isTrue(page, "complete") && AnswerFields.isTrue(page, "total_is_exact");
    return found(
        search, 0, OptionalLong.of(AnswerFields.number(page, "total")), false, complete, bars);
  }

  private static LinesFound found(
      LineSearch search,
      long shown,
      OptionalLong total,
      boolean more,
      boolean complete,
      @Nullable LineHistogram bars) {
    return new LinesFound(
        search.query().text(), shown, total, more, complete, bars, List.of(), true);
  }

  private void show(List<FoundLine> lines, int context, LineTeller out) throws IOException {
    Set<String> matches = new HashSet<>();
    lines.forEach(line -> matches.add(line.id()));
    Set<String> shown = new HashSet<>();
    for (FoundLine line : lines) {
      if (context == 0) {
        out.line(line);
      } else if (!shown.contains(line.id())) {
        group(line, context, matches, shown, out);
      }
    }
  }

  /** A line between those of its source, in their order; none twice. */
  private void group(
      FoundLine line, int context, Set<String> matches, Set<String> shown, LineTeller out)
      throws IOException {
    if (!shown.isEmpty()) {
      out.gap();
    }
    Map<String, @Nullable Object> around =
        door.get("api/v1/logs/" + encoded(line.id()) + "/context?lines=" + context);
    for (FoundLine each : lines(around.get("results"), false)) {
      if (shown.add(each.id())) {
        out.line(matches.contains(each.id()) ? match(each) : each);
      }
    }
  }

  private static FoundLine match(FoundLine l) {
    return new FoundLine(
        l.timeNanos(),
        l.severity(),
        l.service(),
        l.source(),
        l.line(),
        l.text(),
        l.messageFrom(),
        l.id(),
        l.pattern(),
        true);
  }

  private static List<FoundLine> lines(@Nullable Object results, boolean isMatch)
      throws IOException {
    List<FoundLine> lines = new ArrayList<>();
    for (Map<?, ?> fields : AnswerFields.objects(results, "results")) {
      lines.add(line(fields, isMatch));
    }
    return lines;
  }

  private static FoundLine line(Map<?, ?> fields, boolean isMatch) throws IOException {
    String text = AnswerFields.text(fields, "text");
    int message = text.lastIndexOf(AnswerFields.text(fields, "message"));
    return new FoundLine(
        AnswerFields.time(fields, "timestamp"),
        Math.clamp(AnswerFields.number(fields, "severity_number"), 0, 24),
        AnswerFields.text(fields, "service"),
        AnswerFields.text(fields, "source"),
        AnswerFields.number(fields, "line"),
        text,
        Math.max(0, message),
        AnswerFields.text(fields, "id"),
        AnswerFields.text(fields, "pattern_id"),
        isMatch);
  }

  private static LineHistogram histogram(Map<?, ?> page) throws IOException {
    if (page.get("histogram") instanceof Map<?, ?> histogram
        && histogram.get("time_range") instanceof Map<?, ?> range) {
      List<Long> counts = new ArrayList<>();
      for (Map<?, ?> bucket : AnswerFields.objects(histogram.get("volume_data"), "histogram")) {
        counts.add(AnswerFields.number(bucket, "count"));
      }
      long from = AnswerFields.time(range, "from");
      long nanos = (AnswerFields.time(range, "to") - from) / Math.max(1, counts.size());
      return new LineHistogram(from, Math.max(1, nanos), counts);
    }
    throw AnswerFields.lacking("histogram");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
