package nightjar.eval.check;

/** Is told how far a check is. Called by the thread that runs it. */
@FunctionalInterface
public interface CheckProgress {
  CheckProgress NONE = (done, of, sentence) -> {};

  /**
   * So many trials are done.
   *
   * @param done trials so far
   * @param of trials in all
   * @param sentence what is going on
   */
  void at(int done, int of, String sentence);
}
