package nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TemplateTest {
  private static final Values VALUES =
      new Values(Chance.of(1), Chance.of(2), true, 1234.5678, 2000, 7.26, 200);

  @Test
  void slots_areFilled() {
    assertThat(text("took {ms} ms, {ms3}, {sec}, {total}, {rt}, {status}, {reading}, {reading1}"))
        .isEqualTo("took 1235 ms, 1234.568, 1.235, 2000, 2.000, 200, 7, 7.3");
  }

  @Test
  void placesOfARequest_areTheSameInEveryTemplate() {
    assertThat(text("b {3-5} {req}")).endsWith(text("{req}"));
  }

  @Test
  void rangesAndChoices_keepWithinTheirBounds() {
    assertThat(text("{3-5} {a|b-c}")).matches("[3-5] (a|b-c)");
  }

  @Test
  void textWithoutPlaces_staysAsItIs() {
    assertThat(text("no } place { here")).isEqualTo("no } place { here");
  }

  @Test
  void lonelyNumbers_areNumbers() {
    assertThat(Template.of("{ms}").isNumber()).isTrue();
    assertThat(Template.of("{1-4}").isNumber()).isTrue();
    assertThat(Template.of("42").isNumber()).isTrue();
    assertThat(Template.of("{sku}").isNumber()).isFalse();
    assertThat(Template.of("v{ms}").isNumber()).isFalse();
  }

  private static String text(String template) {
    StringBuilder out = new StringBuilder();
    Template.of(template).write(VALUES, out);
    return out.toString();
  }
}
