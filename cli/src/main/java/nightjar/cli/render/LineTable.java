package nightjar.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.TimeRange;
import nightjar.cli.render.Palette.Role;
import nightjar.search.QueryMarks;

/** Lines for people, a row each: time, level, service, message with what was looked for marked. */
public final class LineTable implements LineTeller {
  private static final int WIDE = 100;
  private static final int SERVICE = 14;
  private static final int BEFORE_MARK = 20;
  private static final int BARS = 60;

  private final OutputStream out;
  private final RenderSettings settings;
  private final QueryMarks marks;
  private final boolean isCut;
  private final DateTimeFormatter time;
  private final int timeWidth;

  /**
   * Rows for a terminal, or a pipe.
   *
   * @param out is flushed in the end, and stays open
   * @param isCut are rows cut to the width of the screen?
   */
  public LineTable(OutputStream out, RenderSettings settings, QueryMarks marks, boolean isCut) {
    this.out = out;
    this.settings = settings;
    this.marks = marks;
    this.isCut = isCut;
    String pattern =
        settings.width() >= WIDE || !isCut ? "uuuu-MM-dd HH:mm:ss.SSS" : "MM-dd HH:mm:ss";
    this.time = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    this.timeWidth = pattern.replace("uuuu", "yyyy").length();
  }

  @Override
  public void line(FoundLine found) throws IOException {
    Line line = new Line(settings.unicode());
    line.add(Role.MUTED, time(found.timeNanos())).to(timeWidth + 2);
    char letter = Severity.letter(found.severity());
    String shown = letter == '·' && !settings.unicode() ? "." : String.valueOf(letter);
    line.add(role(found, Palette.severity(found.severity())), shown).spaces(2);
    Line who = new Line(settings.unicode()).add(role(found, Role.PLAIN), found.who());
    line.add(who.cut(SERVICE)).to(timeWidth + 2 + 3 + SERVICE).spaces(2);
    message(line, found);
    write(isCut ? line.cut(settings.width()) : line);
  }

  /** What only stands near a match steps back. */
  private static Role role(FoundLine found, Role role) {
    return found.isMatch() ? role : Role.MUTED;
  }

  private String time(long nanos) {
    return nanos == LineRef.NO_TIME
        ? ""
        : time.format(Instant.ofEpochSecond(0, nanos).atZone(settings.zone()));
  }

  private void message(Line line, FoundLine found) {
    String message = found.message();
    int end = message.indexOf('\n');
    String first = end < 0 ? message : message.substring(0, end);
    List<QueryMarks.Mark> places = found.isMatch() ? marks.in(first) : List.of();
    int at = begin(line, first, places);
    for (QueryMarks.Mark mark : places) {
      line.add(Role.PLAIN, first.substring(at, mark.from()));
      line.add(Role.MATCH, first.substring(mark.from(), mark.to()));
      at = mark.to();
    }
    line.add(role(found, Role.PLAIN), first.substring(at));
    if (end >= 0) {
      long more = message.chars().filter(c -> c == '\n').count();
      line.add(Role.MUTED, "  +" + Words.count(more, "line"));
    }
  }

  /** A match that would be cut off is moved into sight. */
  private int begin(Line line, String text, List<QueryMarks.Mark> places) {
    int room = settings.width() - line.width();
    if (!isCut || places.isEmpty() || places.getFirst().to() < room) {
      return 0;
    }
    int from = Math.max(0, places.getFirst().from() - Math.min(BEFORE_MARK, room / 3));
    if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    if (from > 0) {
      line.add(Role.MUTED, Line.ellipsis(settings.unicode()));
    }
    return from;
  }

  @Override
  public void gap() throws IOException {
    write(new Line(settings.unicode()).add(Role.MUTED, "--"));
  }

  @Override
  public void end(LinesFound found) throws IOException {
    LineHistogram histogram = found.histogram();
    if (histogram != null && !histogram.counts().isEmpty()) {
      bars(histogram);
    }
    out.flush();
  }

  private void bars(LineHistogram histogram) throws IOException {
    Line line = new Line(settings.unicode());
    Trend.of(histogram.counts(), List.of()).within(BARS).draw(line);
    TimeRange range = new TimeRange(histogram.fromNanos(), histogram.toNanos());
    line.spaces(2).add(Role.MUTED, Times.within(range, settings.zone()).range(range));
    String each = Words.per(histogram.bucketNanos());
    write(line.add(Role.MUTED, ", at most " + Words.count(histogram.most()) + " in " + each));
  }

  private void write(Line line) throws IOException {
    out.write((line.paint(settings.palette()) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
