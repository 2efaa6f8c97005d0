package nightjar.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** The records of a run, with their times. */
record Lines(List<Line> all, Labels labels) {
  record Line(String file, Instant time, String text, OptionalInt fault) {}

  static Lines of(Scenario scenario) {
    List<Line> all = new ArrayList<>();
    try {
      Labels labels =
          Generator.generate(
              scenario, (file, time, text, fault) -> all.add(new Line(file, time, text, fault)));
      return new Lines(all, labels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Lines where(Predicate<Line> test) {
    return new Lines(all.stream().filter(test).toList(), labels);
  }

  Lines before(Instant time) {
    return where(line -> line.time().isBefore(time));
  }

  Lines from(Instant time) {
    return where(line -> !line.time().isBefore(time));
  }

  Lines during(Fault fault) {
    return from(fault.from()).before(fault.to());
  }

  Lines longAfter(Fault fault) {
    return from(fault.to().plus(Duration.ofMinutes(2)));
  }

  Lines in(String file) {
    return where(line -> line.file().equals(file));
  }

  Lines with(String part) {
    return where(line -> line.text().contains(part));
  }

  Lines faulty() {
    return where(line -> line.fault().isPresent());
  }

  Lines unharmed() {
    return where(line -> line.fault().isEmpty());
  }

  List<String> texts() {
    return all.stream().map(Line::text).toList();
  }

  int size() {
    return all.size();
  }
}
