package nightjar.server.live;

/**
 * Every line accounted for, at one moment. What is in is counted where it is taken, and read back
 * from the journal at the start; what became of it where it is stored: that both agree says that
 * nothing was lost in between.
 *
 * @param in lines kept by the journal
 * @param stored of these, lines in the store
 * @param pending of these, lines that wait to be stored
 * @param rejected of these, lines of arrivals that are left out
 * @param inSinceStart of these, lines taken since the process began
 * @param sinceNanos when the first of them came, wall clock; 0 if none is stored yet
 */
public record LineBalance(
    long in, long stored, long pending, long rejected, long inSinceStart, long sinceNanos) {
  /** Lines that were taken and are nowhere; 0 if everything adds up. */
  public long difference() {
    return in - stored - pending - rejected;
  }
}
