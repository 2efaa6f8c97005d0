package nightjar.cli;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Predicate;
import nightjar.LineRef;
import nightjar.cli.render.LineHistogram;
import nightjar.cli.render.LineTeller;
import nightjar.search.Candidate;

/** Looks at one record after the other, shows those that match, and counts them. */
final class FoundInFiles {
  private final LineSearch search;
  private final Predicate<Candidate> meaning;
  private final Span span;
  private final LineTeller out;
  private final NearLines near;
  private final LineTally tally = new LineTally();
  private long found;
  private boolean isCutShort;

  FoundInFiles(LineSearch search, Predicate<Candidate> meaning, Span span, LineTeller out) {
    this.search = search;
    this.meaning = meaning;
    this.span = span;
    this.out = out;
    this.near = new NearLines(search.context(), out);
  }

  /**
   * Looks at a record.
   *
   * @return are more wanted?
   */
  boolean look(int source, ReadRecord record) throws IOException {
    boolean isMatch = isInTime(record.timeNanos()) && meaning.test(record);
    if (isMatch && isCutShort) {
      return false;
    }
    if (isMatch) {
      found++;
      tally.add(record.timeNanos());
    }
    if (!search.isCount()) {
      show(source, record, isMatch);
      isCutShort = search.isEnough(found);
    }
    return !isCutShort || near.isOpen();
  }

  private void show(int source, ReadRecord record, boolean isMatch) throws IOException {
    if (search.context() == 0) {
      if (isMatch) {
        out.line(record.shown(true));
      }
    } else if (isMatch) {
      near.match(source, record.shown(true));
    } else {
      near.other(source, record.shown(false));
    }
  }

  private boolean isInTime(long nanos) {
    boolean isAll = span.sinceNanos() == LineRef.NO_TIME && span.untilNanos() == Long.MAX_VALUE;
    return isAll || (nanos >= span.sinceNanos() && nanos < span.untilNanos());
  }

  /** Lines that were shown, or counted. */
  long found() {
    return found;
  }

  /** Did it end at as many as were wanted, whatever follows? */
  boolean isCutShort() {
    return isCutShort;
  }

  /** All that match, unless some were not looked for. */
  OptionalLong total() {
    return isCutShort ? OptionalLong.empty() : OptionalLong.of(found);
  }

  LineHistogram histogram() {
    return tally.histogram();
  }
}
