package nightjar.store;

import java.util.List;

/**
 * A page of records, newest stored first.
 *
 * @param rows the page
 * @param total records that match in all, as far as was looked
 * @param more are there older ones that match?
 * @param complete was everything looked at that was asked for? False when the time limit ended the
 *     search; {@code rows} then holds what was found
 */
public record LogPage(List<LogRow> rows, long total, boolean more, boolean complete) {
  public LogPage {
    rows = List.copyOf(rows);
  }
}
