package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "INVITE \"‹Moira Callaghan›\" <sip:2001@pbx>",
        "‹Rutger van Dijk› <sip:2001@pbx>",
        "‹Wilhelmina Strand› (+49 151 23456789) answered",
        "Request Timeout (+30 ms), Retry Budget (+3), max (+1)",
        "List <String> and Map <Key> (see Anna Schmidt)",
      })
  void nameBeforeContact_isFound(String marked) {
    MarkedText.check(new ContactNames(), marked);
  }

  @Test
  void nameBeforeAddressOfMail_isFound() {
    assertThat(FoundIn.line("bounce for Folasade Ogundipe <f@post.example.org>"))
        .isEqualTo("PERSON Folasade Ogundipe|EMAIL f@post.example.org");
    assertThat(FoundIn.line("bounce for Build Service <f@post.example.org>"))
        .isEqualTo("EMAIL f@post.example.org");
  }
}
