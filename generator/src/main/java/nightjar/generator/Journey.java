package nightjar.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Plans the lines of requests, one request at a time. */
final class Journey {
  private static final double HICCUP_SHARE = 0.012;

  private final Landscape landscape;
  private final Effects effects;
  private final Agenda agenda;
  private final Scribe scribe;

  Journey(Landscape landscape, Effects effects, Agenda agenda, Scribe scribe) {
    this.landscape = landscape;
    this.effects = effects;
    this.agenda = agenda;
    this.scribe = scribe;
  }

  /** Puts all lines of a request on the agenda. */
  void plan(Request request) {
    Trip trip = new Trip(request);
    List<Step> steps = request.flow().steps();
    boolean going = true;
    for (int i = 0; i < steps.size() && going; i++) {
      if (trip.draw(i, "present").unit() < steps.get(i).share()) {
        going = trip.take(i);
      }
    }
    trip.reorder();
    for (Planned line : trip.lines) {
      agenda.at(
          line.micros, micros -> scribe.write(micros, line.statement, line.values, line.fault));
    }
  }

  private record Planned(int step, long micros, Statement statement, Values values, int fault) {
    Planned at(long other, int cause) {
      return new Planned(step, other, statement, values, cause == Effects.NONE ? fault : cause);
    }
  }

  private record Breakdown(Failure failure, int fault) {}

  /** One request and how far it has come. */
  private final class Trip {
    private final Request request;
    private final Flow flow;
    private final List<Planned> lines = new ArrayList<>();
    private long now;
    private int delayedBy = Effects.NONE;

    Trip(Request request) {
      this.request = request;
      this.flow = request.flow();
      this.now = request.start();
    }

    Chance draw(int step, String purpose) {
      return request.chance().at(step).at(purpose);
    }

    /** Takes a step; false when the request ends there. */
    boolean take(int i) {
      Step step = flow.steps().get(i);
      Effects.Factor slow = effects.slowdown(step.service(), now);
      double own = step.millis(draw(i, "own")) * slow.value();
      now += (long) (own * 1000);
      delayedBy = Math.max(delayedBy, slow.fault());
      Optional<Breakdown> breakdown = breakdown(i);
      if (breakdown.isPresent()) {
        breakDown(i, breakdown.get());
        return false;
      }
      Statement hiccup = landscape.hiccups().get(step.service());
      if (hiccup != null && draw(i, "hiccup").unit() < HICCUP_SHARE) {
        double lost = 2 * own;
        now += (long) (lost * 1000);
        add(-1, hiccup, values(draw(i, "again"), lost, flow.status()), Effects.NONE);
      }
      int fault = visible(step.statement(), slow.fault());
      add(i, step.statement(), values(draw(i, "line"), own, flow.status()), fault);
      return true;
    }

    /** The fault that shows in what a statement prints. */
    private int visible(Statement statement, int slowedBy) {
      if (slowedBy != Effects.NONE && statement.printsOwnDuration()) {
        return slowedBy;
      }
      boolean late = delayedBy != Effects.NONE && statement.printsTotalDuration();
      return late ? delayedBy : Effects.NONE;
    }

    private Optional<Breakdown> breakdown(int i) {
      String service = flow.steps().get(i).service();
      int crash = effects.crash(service, now);
      if (crash != Effects.NONE) {
        return Optional.of(new Breakdown(landscape.refused(), crash));
      }
      if (service.equals("gateway")) {
        return Optional.empty();
      }
      if (draw(i, "refused").unit() < landscape.refused().hazard()) {
        return Optional.of(new Breakdown(landscape.refused(), Effects.NONE));
      }
      for (Failure failure : landscape.failuresAt(service)) {
        if (draw(i, failure.name()).unit() < failure.hazard()) {
          return Optional.of(new Breakdown(failure, Effects.NONE));
        }
        int burst = effects.burst(failure, now, request, i);
        if (burst != Effects.NONE) {
          return Optional.of(new Breakdown(failure, burst));
        }
      }
      return Optional.empty();
    }

    private void breakDown(int i, Breakdown breakdown) {
      Failure failure = breakdown.failure();
      Chance luck = draw(i, "tries");
      double tried = luck.at("time").logNormal(failure.medianMillis(), 0.2);
      int count = failure.statements().size();
      long begin = now;
      for (int k = 0; k < count; k++) {
        now = begin + (long) (tried * 1000 * (k + 1) / count);
        Values values = values(luck.at(k), tried, failure.status());
        add(-1, failure.statements().get(k), values, breakdown.fault());
      }
      now = begin + (long) (tried * 1000);
      if (i < flow.answer()) {
        answer(i, luck, breakdown);
      }
    }

    /** The callers' side of a breakdown. */
    private void answer(int i, Chance luck, Breakdown breakdown) {
      int status = breakdown.failure().status();
      int fault = breakdown.fault();
      if (flow.calls("checkout", i)) {
        later(2);
        add(-1, landscape.complaint(), values(luck.at("complaint"), 0, status), fault);
      }
      Statement edge = landscape.edge().get(status);
      if (edge != null) {
        later(1);
        add(-1, edge, values(luck.at("edge"), 0, status), fault);
      }
      later(2);
      Statement access = flow.steps().get(flow.answer()).statement();
      add(-1, access, values(luck.at("access"), 0, status), fault);
    }

    private void later(int millis) {
      now += millis * 1000L;
    }

    private void add(int step, Statement statement, Values values, int fault) {
      lines.add(new Planned(step, now, statement, values, fault));
    }

    private Values values(Chance line, double ownMillis, int status) {
      double total = (now - request.start()) / 1000.0;
      return new Values(request.values(), line, true, ownMillis, total, 0, status);
    }

    /** Swaps what comes in either order, and what a fault swaps. */
    void reorder() {
      for (int k = 0; k < flow.loose().size(); k++) {
        if (request.chance().at("loose").at(k).unit() < 0.5) {
          swap(flow.loose().get(k), Effects.NONE);
        }
      }
      effects.swaps(request).forEach(swap -> swap(swap.pair(), swap.fault()));
    }

    /** Lets two lines change times; the lines themselves stay what they are. */
    private void swap(Flow.Pair pair, int fault) {
      OptionalInt first = indexOf(pair.first());
      OptionalInt second = indexOf(pair.second());
      if (first.isPresent() && second.isPresent()) {
        Planned one = lines.get(first.getAsInt());
        Planned other = lines.get(second.getAsInt());
        lines.set(first.getAsInt(), one.at(other.micros, fault));
        lines.set(second.getAsInt(), other.at(one.micros, fault));
      }
    }

    private OptionalInt indexOf(int step) {
      return IntStream.range(0, lines.size()).filter(k -> lines.get(k).step == step).findFirst();
    }
  }
}
