package nightjar.generator;

import java.io.IOException;
import java.util.List;

/** One run of the landscape: starts everything and lets the agenda play. */
final class Simulation {
  /** After this time all services are up and requests come in. */
  private static final long SETTLED = 25 * Micros.SECOND;

  private final Scenario scenario;
  private final Landscape landscape;
  private final Agenda agenda = new Agenda();
  private final Scribe scribe;
  private final Background background;
  private final Journey journey;
  private final Rhythm rhythm;
  private final Chance chance;
  private final long[] numberInFlow;

  Simulation(Scenario scenario, Landscape landscape, LabelBook labels, LineSink sink) {
    this.scenario = scenario;
    this.landscape = landscape;
    scenario.faults().forEach(landscape::check);
    chance = Chance.of(scenario.seed());
    rhythm = rhythm(scenario);
    Effects effects = new Effects(landscape, scenario.faults(), chance.at("effects"));
    scribe = new Scribe(effects, labels, sink);
    background = new Background(agenda, scribe, effects, rhythm, chance.at("background"));
    journey = new Journey(landscape, effects, agenda, scribe);
    numberInFlow = new long[landscape.flows().size()];
  }

  static Rhythm rhythm(Scenario scenario) {
    return new Rhythm(Chance.of(scenario.seed()).at("rhythm"));
  }

  void run() throws IOException {
    long start = Micros.of(scenario.start());
    for (String service : landscape.services()) {
      Chance own = chance.at("start").at(service);
      startUp(
          service, start + (long) (own.at("delay").unit() * 15 * Micros.SECOND), own, Effects.NONE);
    }
    for (Routine routine : landscape.routines()) {
      background.begin(routine, start + SETTLED);
    }
    arrive(start + SETTLED, 0);
    List<Fault> faults = scenario.faults();
    for (int i = 0; i < faults.size(); i++) {
      strike(faults.get(i), i);
    }
    agenda.runUntil(Micros.of(scenario.end()));
  }

  private void arrive(long after, long number) {
    Chance own = chance.at("requests").at(number);
    long due = rhythm.next(after, scenario.requestsPerSecond(), own.at("wait").exponential());
    agenda.at(
        due,
        micros -> {
          int kind = kind(own.at("kind"));
          Flow flow = landscape.flows().get(kind);
          journey.plan(new Request(number, numberInFlow[kind]++, flow, micros, own));
          arrive(micros, number + 1);
        });
  }

  private int kind(Chance draw) {
    List<Flow> flows = landscape.flows();
    double point = draw.unit() * landscape.flowWeight();
    int kind = 0;
    while (kind < flows.size() - 1 && point >= flows.get(kind).weight()) {
      point -= flows.get(kind).weight();
      kind++;
    }
    return kind;
  }

  /** Plans the lines that a fault writes by itself. */
  private void strike(Fault fault, int index) {
    Chance own = chance.at("strike").at(index);
    switch (fault) {
      case Fault.SingleFatal single -> {
        List<Statement> fatals = landscape.fatalsOf(single.service());
        Statement said = fatals.get(single.choice() % fatals.size());
        agenda.at(
            Micros.of(single.from()),
            micros -> scribe.write(micros, said, Values.background(own), index));
      }
      case Fault.CrashLoop loop -> crash(loop, index, own);
      case Fault.ErrorBurst _, Fault.SlowRequests _, Fault.Silence _ -> {}
      case Fault.BrokenOrder _, Fault.ValueDrift _ -> {}
    }
  }

  private void crash(Fault.CrashLoop loop, int index, Chance own) {
    List<Statement> deaths = landscape.deathsOf(loop.service());
    Statement lastWords = deaths.get(own.at("death").below(deaths.size()));
    long now = Micros.of(loop.from());
    for (int round = 0; now < Micros.of(loop.to()); round++) {
      Chance one = own.at(round);
      Values values = Values.background(one);
      agenda.at(now, micros -> scribe.write(micros, lastWords, values, index));
      long restart = now + (long) (one.at("restart").between(2, 6) * Micros.SECOND);
      startUp(loop.service(), restart, one, index);
      now += (long) (one.at("life").between(20, 60) * Micros.SECOND);
    }
  }

  private void startUp(String service, long from, Chance own, int fault) {
    long now = from;
    List<Statement> statements = landscape.startUpOf(service);
    for (int i = 0; i < statements.size(); i++) {
      Chance one = own.at("line").at(i);
      Statement statement = statements.get(i);
      agenda.at(now, micros -> scribe.write(micros, statement, Values.background(one), fault));
      now += (long) (Math.min(2_000, one.at("gap").logNormal(250, 0.7)) * 1000);
    }
  }
}
