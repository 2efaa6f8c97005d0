package nightjar.redact;

/** The sum on which most check digits rest: each digit times the weight of its place. */
final class WeightedSum {
  private WeightedSum() {}

  /** Of the last digits of a number, as many as there are weights; the first weight is leftmost. */
  static int of(long number, int... weights) {
    int sum = 0;
    long rest = number;
    for (int i = weights.length - 1; i >= 0; i--) {
      sum += weights[i] * (int) (rest % 10);
      rest /= 10;
    }
    return sum;
  }
}
