package nightjar.server.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nightjar.redact.Marked;
import nightjar.redact.Redactor;
import nightjar.redact.Redactors;
import nightjar.store.LogRow;
import nightjar.store.LogStore;

/**
 * A record's lines as they were sent, found in the arrival that brought it: by its place after the
 * arrival's first record, held to the redacted text, so that no other line is ever given out.
 */
final class RawLine {
  private static final int MOST_BACK = 10_000;

  private final LogStore store;
  private final Redactors redactors;

  RawLine(LogStore store, Redactors redactors) {
    this.store = store;
    this.redactors = redactors;
  }

  Optional<String> find(byte[] arrival, LogRow row) {
    List<String> lines = new String(arrival, StandardCharsets.UTF_8).lines().toList();
    int height = (int) row.text().lines().count();
    long at = row.line() - first(row).line();
    if (at >= 0 && isAt((int) Math.min(at, lines.size()), lines, row)) {
      return Optional.of(text(lines, (int) at, height));
    }
    // The arrival may begin in the midst of a record of the one before: the first line that fits.
    for (int i = 0; i < lines.size(); i++) {
      if (isAt(i, lines, row)) {
        return Optional.of(text(lines, i, height));
      }
    }
    return Optional.empty();
  }

  private LogRow first(LogRow row) {
    LogRow first = row;
    for (int back = 0; back < MOST_BACK; back++) {
      Optional<LogRow> before = store.row(first.number() - 1);
      if (before.isEmpty() || before.get().arrival() != row.arrival()) {
        return first;
      }
      first = before.get();
    }
    return first;
  }

  private boolean isAt(int at, List<String> lines, LogRow row) {
    String shown = row.text().lines().findFirst().orElse("");
    return at < lines.size()
        && (Marked.fits(shown, lines.get(at)) || isMade(shown, at, lines, row));
  }

  /** Nothing stands in place of what was dropped: only the rules tell. */
  private boolean isMade(String shown, int at, List<String> lines, LogRow row) {
    Redactor redactor = redactors.of(row.source());
    return redactor.redact(lines.get(at), row.timeNanos()).toString().equals(shown);
  }

  private static String text(List<String> lines, int at, int height) {
    return String.join("\n", lines.subList(at, Math.min(lines.size(), at + Math.max(1, height))));
  }
}
