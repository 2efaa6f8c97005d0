package nightjar.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.detect.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackedIncidentJsonTest {
  @Test
  void anyIncident_comesBackAsItWas() throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      TrackedIncident incident = incident(random);

      String document = TrackedIncidentJson.write(incident);
      TrackedIncident read = TrackedIncidentJson.read(document);

      assertThat(read).isEqualTo(incident);
      assertThat(List.copyOf(read.latest().points().keySet()))
          .isEqualTo(List.copyOf(incident.latest().points().keySet()));
      assertThat(document.chars()).allMatch(c -> c >= ' ' && c <= 0x7f);
    }
  }

  @Test
  void unknownFields_areLeftAside() throws IOException {
    TrackedIncident incident = incident(new Random(1));

    String newer =
        TrackedIncidentJson.write(incident)
            .replace("\"latest\":{", "\"latest\":{\"since\":[{\"a\":[1]}],")
            .replaceFirst("\\{", "{\"colour\":{\"deep\":[null,1.5]},");

    assertThat(TrackedIncidentJson.read(newer)).isEqualTo(incident);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"number\":\"x\"}",
        "{\"state\":\"lost\"}",
        "{\"latest\":{\"score\":3}}",
        "{\"latest\":{}} x",
        "{\"latest\":null}"
      })
  void whatIsNoIncident_isRefused(String document) {
    assertThatThrownBy(() -> TrackedIncidentJson.read(document))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("not an incident: ");
  }

  private static TrackedIncident incident(Random random) {
    return new TrackedIncident(
        random.nextLong(),
        HostileText.next(random),
        any(random, TrackedIncident.State.values()),
        latest(random),
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        random.nextInt(),
        random.nextInt(),
        any(random, TrackedIncident.Mark.values()),
        HostileText.next(random),
        list(random, random::nextLong),
        list(
            random,
            () ->
                new TrackedIncident.Activity(
                    random.nextLong(), HostileText.next(random), HostileText.next(random))),
        random.nextInt(),
        random.nextBoolean()
            ? null
            : new TrackedIncident.Before(
                any(random, TrackedIncident.State.values()),
                any(random, TrackedIncident.Mark.values()),
                HostileText.next(random),
                random.nextInt(),
                random.nextLong()));
  }

  private static Incident latest(Random random) {
    Map<String, Integer> points = new LinkedHashMap<>();
    for (String detector : list(random, () -> HostileText.next(random))) {
      points.put(detector, random.nextInt(20));
    }
    long from = random.nextInt(3) == 0 ? LineRef.NO_TIME : random.nextInt();
    return new Incident(
        HostileText.next(random),
        points.values().stream().mapToInt(Integer::intValue).sum(),
        points,
        random.nextInt(25),
        HostileText.next(random),
        HostileText.next(random),
        new TimeRange(from, from + random.nextInt(1_000_000_000)),
        random.nextLong(),
        list(random, () -> HostileText.next(random)),
        list(
            random,
            () ->
                new Evidence(
                    HostileText.next(random),
                    HostileText.next(random),
                    real(random),
                    real(random))),
        random.nextBoolean() ? line(random) : null,
        list(random, () -> line(random)),
        list(random, () -> HostileText.next(random)),
        list(random, random::nextLong),
        list(random, random::nextBoolean),
        list(random, () -> finding(random)));
  }

  private static Finding finding(Random random) {
    long from = random.nextInt(3) == 0 ? LineRef.NO_TIME : random.nextInt();
    return new Finding(
        HostileText.next(random),
        random.nextDouble(),
        HostileText.next(random),
        HostileText.next(random),
        Set.of(random.nextLong()),
        HostileText.next(random),
        new TimeRange(from, from + 5),
        random.nextLong(),
        random.nextBoolean(),
        random.nextInt(25),
        List.of(new Evidence(HostileText.next(random), "x", real(random), real(random))));
  }

  private static LineRef line(Random random) {
    return new LineRef(
        HostileText.next(random),
        random.nextLong(),
        random.nextLong(),
        random.nextInt(25),
        HostileText.next(random));
  }

  private static double real(Random random) {
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e300, 3};
    return random.nextBoolean() ? random.nextGaussian() : odd[random.nextInt(odd.length)];
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static <T> List<T> list(Random random, Supplier<T> values) {
    return Stream.generate(values).limit(random.nextInt(4)).toList();
  }
}
