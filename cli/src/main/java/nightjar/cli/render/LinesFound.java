package nightjar.cli.render;

import java.util.List;
import java.util.OptionalLong;
import nightjar.act.Report;
import org.jspecify.annotations.Nullable;

/**
 * What came of a search.
 *
 * @param query what was typed as canonical text
 * @param shown lines that match and were shown
 * @param total lines that match, if all were looked at
 * @param more are there others that match?
 * @param complete was everything looked at that was asked for?
 * @param histogram lines that match over time; null if nobody asked
 * @param failures inputs that could not be read to their end
 * @param anyRead was any input read?
 */
public record LinesFound(
    String query,
    long shown,
    OptionalLong total,
    boolean more,
    boolean complete,
    @Nullable LineHistogram histogram,
    List<Report.Failure> failures,
    boolean anyRead) {
  public LinesFound {
    failures = List.copyOf(failures);
  }

  /** Did any line match? */
  public boolean isAny() {
    return shown > 0 || total.orElse(0) > 0;
  }
}
