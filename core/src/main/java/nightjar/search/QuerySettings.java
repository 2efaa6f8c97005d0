package nightjar.search;

/**
 * How queries are read.
 *
 * @param nowNanos what {@code now}, {@code last:} and relative times are counted from; nanoseconds
 *     since 1970
 * @param mostChars longest text, 1 or more
 * @param mostTerms words, fields and the like in it, 1 or more
 * @param mostDepth brackets and NOTs within each other, 1 or more
 * @param mostRegexSize instructions of a regular expression; matching costs as much a character
 */
public record QuerySettings(
    long nowNanos, int mostChars, int mostTerms, int mostDepth, int mostRegexSize) {
  public QuerySettings {
    if (mostChars < 1 || mostTerms < 1 || mostDepth < 1 || mostRegexSize < 1) {
      throw new IllegalArgumentException("a bound below 1");
    }
  }

  /** The usual bounds: 1,000 characters, 64 terms, depth 16, 1,000 instructions. */
  public static QuerySettings at(long nowNanos) {
    return new QuerySettings(nowNanos, 1_000, 64, 16, 1_000);
  }
}
