package nightjar.generator;

/**
 * How busy the shop is: a factor on the mean request rate, 1 on average over a day. Two waves make
 * a night low (0.14 at 03:00 UTC), a morning peak (1.43 at 11:00) and an evening peak (at 19:00);
 * each minute adds noise of about 12 %, and about one pair of minutes in fifty is a natural burst.
 */
record Rhythm(Chance chance) {

  /** The factor in the minute that holds this time. */
  double at(long micros) {
    long minute = Math.floorDiv(micros, Micros.MINUTE);
    double noise = chance.at("noise").at(minute).logNormal(1, 0.12);
    boolean burst = chance.at("burst").at(Math.floorDiv(minute, 2L)).unit() < 0.02;
    return daily(minute * Micros.MINUTE) * noise * (burst ? 1.9 : 1);
  }

  /** The factor without noise and bursts. */
  static double daily(long micros) {
    double hour = Math.floorMod(micros, Micros.DAY) / (double) Micros.HOUR;
    double day = StrictMath.cos(2 * Math.PI * (hour - 15) / 24);
    double halfDay = StrictMath.cos(4 * Math.PI * (hour - 9) / 24);
    return 1 + 0.50 * day + 0.36 * halfDay;
  }

  /**
   * The next arrival of a Poisson process that follows this rhythm.
   *
   * @param perSecond mean rate over a day
   * @param exponential a draw with mean 1
   */
  long next(long micros, double perSecond, double exponential) {
    long now = micros;
    double left = exponential;
    while (true) {
      double perMicro = perSecond * at(now) / Micros.SECOND;
      long minuteEnd = (Math.floorDiv(now, Micros.MINUTE) + 1) * Micros.MINUTE;
      double inMinute = perMicro * (minuteEnd - now);
      if (left < inMinute) {
        return now + (long) (left / perMicro);
      }
      left -= inMinute;
      now = minuteEnd;
    }
  }

  /** How many arrivals such a process is expected to have in [from, to). */
  double expected(long from, long to, double perSecond) {
    double sum = 0;
    for (long now = from; now < to; now += Micros.MINUTE) {
      sum += at(now) * perSecond * Math.min(Micros.MINUTE, to - now) / Micros.SECOND;
    }
    return sum;
  }
}
