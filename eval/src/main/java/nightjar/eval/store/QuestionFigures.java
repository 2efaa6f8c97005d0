package nightjar.eval.store;

import nightjar.eval.live.Samples;

/**
 * How long the answers to one question took, in milliseconds; NaN if unknown.
 *
 * @param name of the question
 * @param coldMillis the first one after a start
 * @param warm those of a server that was asked before
 */
record QuestionFigures(String name, double coldMillis, Samples warm) {
  double p50() {
    return warm.percentile(0.5);
  }

  double p99() {
    return warm.percentile(0.99);
  }
}
