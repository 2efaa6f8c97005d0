package nightjar.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhyTest {
  @Test
  void whatIsThrown_isToldWithoutTheValuesOfTheLineItQuotes() {
    Exception thrown = new NumberFormatException("For input string: \"ann@shop.example\"");

    assertThat(Why.of(thrown))
        .isEqualTo("java.lang.NumberFormatException: For input string: \"[EMAIL]\"");
    assertThat(Why.said(thrown)).isEqualTo("For input string: \"[EMAIL]\"");
    assertThat(Why.said(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
  }
}
