package nightjar.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TellingJsonTest {
  private static void comesBack(Telling telling) {
    String json = TellingJson.write(telling);
    assertThat(json.chars()).allMatch(c -> c >= ' ' && c < 0x7f);
    assertThat(TellingJson.read(json)).contains(telling);
  }

  @Test
  void everyKind_comesBackAsItWas_howeverHostile() {
    String hostile = "\u001b[31m\"\\\n\u0000 \ud800 ümläut";
    comesBack(new Telling.Settled("slack", "00f3", "new", 7, 2, "delivered", hostile));
    comesBack(new Telling.Settled(hostile, hostile, hostile, Long.MIN_VALUE, 0, hostile, ""));
    comesBack(new Telling.Remembered("github/issue 3", hostile));
    comesBack(new Telling.Remembered("", ""));
  }

  @Test
  void whatIsNone_isNone() {
    assertThat(TellingJson.read(DeedJson.write(new Deed.Undo(3, "ann")))).isEmpty();
    assertThat(TellingJson.read("{\"telling\":\"whispered\"}")).isEmpty();
    assertThat(TellingJson.read("{\"telling\":{\"settled\":[1]}}")).isEmpty();
    assertThat(TellingJson.read("{\"telling\":\"settled\"")).isEmpty();
    assertThat(TellingJson.read("")).isEmpty();
    assertThat(TellingJson.read("{\"telling\":\"settled\",\"attempts\":1e9,\"more\":[{}]}"))
        .contains(new Telling.Settled("", "", "", 0, 0, "", ""));
  }
}
