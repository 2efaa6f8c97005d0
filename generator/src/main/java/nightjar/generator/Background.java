package nightjar.generator;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Runs the routines: all lines that no request causes. */
final class Background {
  @FunctionalInterface
  private interface Work {
    void run(long micros, Chance chance) throws IOException;
  }

  private static final long WAVE = 10 * Micros.MINUTE;

  private final Agenda agenda;
  private final Scribe scribe;
  private final Effects effects;
  private final Rhythm rhythm;
  private final Chance chance;

  Background(Agenda agenda, Scribe scribe, Effects effects, Rhythm rhythm, Chance chance) {
    this.agenda = agenda;
    this.scribe = scribe;
    this.effects = effects;
    this.rhythm = rhythm;
    this.chance = chance;
  }

  /** Lets a routine run from a time on. */
  void begin(Routine routine, long start) {
    Chance own = chance.at(routine.name());
    switch (routine) {
      case Routine.Heartbeat beat -> {
        long period = period(beat.periodSeconds());
        long first = start + (long) (own.at("phase").unit() * period);
        every(first, period, beat.jitter(), own, 0, (at, one) -> say(at, beat.statement(), one));
      }
      case Routine.Gauge gauge -> {
        long period = period(gauge.periodSeconds());
        long first = start + (long) (own.at("phase").unit() * period);
        every(first, period, 0.02, own, 0, (at, one) -> report(at, gauge, own, one));
      }
      case Routine.Job job -> {
        long period = period(job.periodSeconds());
        long first = (Math.floorDiv(start, period) + 1) * period;
        every(first, period, 0.001, own, 0, (at, one) -> work(at, job, one));
      }
      case Routine.Chatter chatter ->
          sometimes(
              start,
              chatter.perHour(),
              chatter.rhythmic(),
              own,
              0,
              (at, one) -> say(at, chatter.statement(), one));
      case Routine.Tail tail -> {
        List<Statement> ranked = ranked(tail, own.at("rank"));
        double[] sums = harmonicSums(ranked.size());
        sometimes(
            start,
            tail.perHour(),
            false,
            own,
            0,
            (at, one) -> say(at, pick(ranked, sums, one), one));
      }
    }
  }

  private void every(long first, long period, double jitter, Chance own, long count, Work work) {
    Chance one = own.at(count);
    double off = Math.clamp(jitter * one.at("jitter").gaussian(), -0.4, 0.4);
    long due = Math.max(first, first + count * period + (long) (off * period));
    agenda.at(
        due,
        micros -> {
          work.run(micros, one);
          every(first, period, jitter, own, count + 1, work);
        });
  }

  private void sometimes(
      long after, double perHour, boolean rhythmic, Chance own, long count, Work work) {
    Chance one = own.at(count);
    double perSecond = perHour / 3600;
    double wait = one.at("wait").exponential();
    long due =
        rhythmic
            ? rhythm.next(after, perSecond, wait)
            : after + (long) (wait / perSecond * Micros.SECOND);
    agenda.at(
        due,
        micros -> {
          work.run(micros, one);
          sometimes(micros, perHour, rhythmic, own, count + 1, work);
        });
  }

  private void say(long micros, Statement statement, Chance one) throws IOException {
    scribe.write(micros, statement, Values.background(one), Effects.NONE);
  }

  private void work(long micros, Routine.Job job, Chance one) throws IOException {
    double millis = one.at("took").logNormal(job.medianMillis(), 0.25);
    Values values = Values.background(one).withOwnMillis(millis);
    scribe.write(micros, job.started(), values, Effects.NONE);
    agenda.at(
        micros + (long) (millis * 1000),
        at -> scribe.write(at, job.finished(), values, Effects.NONE));
  }

  private void report(long micros, Routine.Gauge gauge, Chance own, Chance one) throws IOException {
    Effects.Factor drift = effects.drift(gauge, micros);
    double noise = 0.8 * wave(own.at("wave"), micros) + 0.6 * one.at("noise").gaussian();
    double busy = gauge.rhythmic() ? StrictMath.pow(Rhythm.daily(micros), 0.4) : 1;
    double reading = gauge.level() * busy * StrictMath.exp(gauge.spread() * noise);
    Values values = Values.background(one).withReading(reading * drift.value());
    scribe.write(micros, gauge.statement(), values, drift.fault());
  }

  /** A slow random wave of standard deviation near 1: a line between one draw per ten minutes. */
  private static double wave(Chance chance, long micros) {
    long knot = Math.floorDiv(micros, WAVE);
    double part = Math.floorMod(micros, WAVE) / (double) WAVE;
    return (1 - part) * chance.at(knot).gaussian() + part * chance.at(knot + 1).gaussian();
  }

  private static List<Statement> ranked(Routine.Tail tail, Chance chance) {
    List<Statement> all = tail.statements();
    return IntStream.range(0, all.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> chance.at(i).unit()))
        .map(all::get)
        .toList();
  }

  private static double[] harmonicSums(int count) {
    double[] sums = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
    return sums;
  }

  private static Statement pick(List<Statement> ranked, double[] sums, Chance one) {
    double point = one.at("pick").unit() * sums[sums.length - 1];
    int rank = 0;
    while (sums[rank] <= point) {
      rank++;
    }
    return ranked.get(rank);
  }

  private static long period(double seconds) {
    return (long) (seconds * Micros.SECOND);
  }
}
