package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nightjar.shape.SpanKind;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static List<Sample> samples(String... texts) {
    return java.util.Arrays.stream(texts).map(text -> new Sample(text, 1)).toList();
  }

  private static Parameter only(String template, String... texts) {
    List<Parameter> parameters = Parameters.of(Template.parse(template), samples(texts));
    assertThat(parameters).hasSize(1);
    return parameters.getFirst();
  }

  @Test
  void eachSlot_hasItsKindItsValuesAndTheirCounts() {
    List<Parameter> parameters =
        Parameters.of(
            Template.parse("login of <*> from <*> took <*>"),
            List.of(
                new Sample("login of ann from 10.0.0.1 took 3", 5),
                new Sample("login of bob from 10.0.0.1 took 9", 1),
                new Sample("something else", 100)));
    assertThat(parameters).extracting(Parameter::index).containsExactly(0, 1, 2);
    assertThat(parameters)
        .extracting(Parameter::kind)
        .containsExactly(SpanKind.WORD, SpanKind.IPV4, SpanKind.NUMBER);
    assertThat(parameters.getFirst().distinct()).isEqualTo(2);
    assertThat(parameters.getFirst().records()).isEqualTo(6);
    assertThat(parameters.getFirst().top())
        .containsExactly(new Parameter.Value("ann", 5), new Parameter.Value("bob", 1));
    assertThat(parameters.getFirst().quantiles()).isNull();
    assertThat(parameters.get(2).quantiles()).isEqualTo(new Quantiles("", 3, 3, 9, 9, 9));
  }

  @Test
  void quantiles_areNumbersThatWereThere() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      samples.add(new Sample("v " + i, 1));
    }
    assertThat(Parameters.of(Template.parse("v <*>"), samples).getFirst().quantiles())
        .isEqualTo(new Quantiles("", 1, 50, 95, 99, 100));
  }

  @Test
  void numberAndUnit_areApart() {
    assertThat(only("took <*>", "took 512ms", "took 3.5ms").quantiles())
        .isEqualTo(new Quantiles("ms", 3.5, 3.5, 512, 512, 512));
    assertThat(only("took <*>", "took 512ms", "took 2s").quantiles())
        .isEqualTo(new Quantiles("ms", 512, 512, 2000, 2000, 2000));
    assertThat(only("freed <*>", "freed 3 GB", "freed 1 KB").quantiles())
        .isEqualTo(
            new Quantiles("B", 1024, 1024, 3.0 * (1 << 30), 3.0 * (1 << 30), 3.0 * (1 << 30)));
    assertThat(only("took <*> ms.", "took 5 ms.", "took 7 ms.").quantiles())
        .isEqualTo(new Quantiles("ms", 5, 5, 7, 7, 7));
    assertThat(only("at <*>", "at 80%", "at 90%").quantiles())
        .isEqualTo(new Quantiles("%", 80, 80, 90, 90, 90));
  }

  @Test
  void valuesOfSeveralKinds_haveNoQuantiles() {
    assertThat(only("v <*>", "v 5ms", "v 5MB").quantiles()).isNull();
    assertThat(only("v <*>", "v 5", "v five").quantiles()).isNull();
    assertThat(only("v <*>", "v 5", "v five").kind()).isEqualTo(SpanKind.ID);
    assertThat(only("v <*>", "v a b", "v 1").kind()).isEqualTo(SpanKind.TEXT);
  }

  @Test
  void withoutMatchingSamples_nothingIsSaid() {
    Parameter parameter = only("v <*>", "w");
    assertThat(parameter.distinct()).isZero();
    assertThat(parameter.top()).isEmpty();
    assertThat(parameter.quantiles()).isNull();
    assertThat(parameter.kind()).isEqualTo(SpanKind.TEXT);
    assertThat(Parameters.of(Template.parse("no slot"), samples("no slot"))).isEmpty();
  }

  @Test
  void commonestValues_comeFromRecords_kindsFromDifferentLines() {
    Template template = Template.parse("status <*> in <*>");
    List<Sample> lines = samples("status 404 in 1", "status 500 in 2", "status 302 in 3");
    List<Sample> records =
        samples("status 200 in 0", "status 200 in 0", "status 200 in 0", "status 404 in 1");
    Parameter status = Parameters.of(template, lines, records).getFirst();
    assertThat(status.distinct()).isEqualTo(4);
    assertThat(status.records()).isEqualTo(4);
    assertThat(status.top().getFirst()).isEqualTo(new Parameter.Value("200", 3));
  }

  @Test
  void topValues_areTenAtMost_andCut() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      samples.add(new Sample("v " + "\uD83D\uDE00".repeat(300) + i, 1));
      samples.add(new Sample("v x" + "\uD83D\uDE00".repeat(300) + i, 1));
    }
    Parameter parameter = Parameters.of(Template.parse("v <*>"), samples).getFirst();
    assertThat(parameter.distinct()).isEqualTo(60);
    assertThat(parameter.top()).hasSize(Parameter.MAX_TOP);
    assertThat(parameter.top())
        .allMatch(value -> value.text().length() <= 200)
        .noneMatch(
            value -> Character.isHighSurrogate(value.text().charAt(value.text().length() - 1)));
  }

  @Test
  void order_doesNotMatter() {
    Random random = new Random(4);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      samples.add(new Sample("k" + random.nextInt(9) + "=" + random.nextInt(50), 1 + i % 3));
    }
    Template template = Template.parse("k<*>=<*>");
    List<Parameter> first = Parameters.of(template, samples);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(samples, random);
      assertThat(Parameters.of(template, samples)).isEqualTo(first);
    }
  }
}
