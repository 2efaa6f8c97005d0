package nightjar.generator;

/**
 * One step of a {@link Flow}: time passes, then a line is written.
 *
 * @param medianMillis median of the step's log-normal duration
 * @param sigma standard deviation of the duration's logarithm
 * @param share share of requests that take the step, in (0, 1]
 */
record Step(Statement statement, double medianMillis, double sigma, double share) {
  String service() {
    return statement.service();
  }

  double millis(Chance chance) {
    return chance.logNormal(medianMillis, sigma);
  }
}
