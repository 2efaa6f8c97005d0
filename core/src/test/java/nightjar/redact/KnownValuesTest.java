package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownValuesTest {
  private final KnownValues known = new KnownValues(new Redactor());

  @Test
  void valueOfOneText_isReplacedInOthers_thatDoNotSayWhatItIs() {
    known.learn("login refused, password=KestrelMarsh for tenant nine");

    Redacted title = known.redact("KestrelMarsh for tenant nine: (KestrelMarsh)");
    assertThat(title).hasToString("[SECRET] for tenant nine: ([SECRET])");
    assertThat(Redacted.names(title.kinds())).containsExactly("SECRET");
  }

  @Test
  void wholeWordsAlone_areReplaced_andMarkersStay() {
    known.learn("password=KestrelMarsh").learn("mail to ann@shop.example");

    for (String text :
        List.of("KestrelMarshes", "xKestrelMarsh", "[EMAIL] was told", "kestrelmarsh")) {
      assertThat(known.redact(text)).hasToString(text);
      assertThat(known.redact(text).kinds()).isZero();
    }
  }

  @Test
  void whatATextSaysItself_isFoundAsEver() {
    Redacted text = known.redact("mail to ann@shop.example");

    assertThat(text).hasToString("mail to [EMAIL]");
    assertThat(Redacted.names(text.kinds())).containsExactly("EMAIL");
  }

  @Test
  void longestOfSeveral_isReplacedFirst() {
    known.learn("password=KestrelMarsh").learn("password=KestrelMarsh-Otter");

    assertThat(known.redact("KestrelMarsh-Otter and KestrelMarsh"))
        .hasToString("[SECRET] and [SECRET]");
  }
}
