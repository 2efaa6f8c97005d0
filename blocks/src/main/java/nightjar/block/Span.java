package nightjar.block;

/**
 * What all numbers of a block lie in.
 *
 * @param least the least of them
 * @param greatest the greatest of them
 */
public record Span(long least, long greatest) {
  public Span {
    if (greatest < least) {
      throw new IllegalArgumentException("greatest " + greatest + " is below least " + least);
    }
  }

  /** Has it a number in {@code [from, to)}? */
  public boolean meets(long from, long to) {
    return greatest >= from && least < to;
  }

  /** Are all its numbers in {@code [from, to)}? */
  public boolean isWithin(long from, long to) {
    return least >= from && greatest < to;
  }
}
