package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens by the mark of who issued them, with the lengths that the services document. */
class ServiceTokensTest {
  private final Redactor redactor =
      new Redactor(List.of(new ServiceTokens()), RedactionSettings.DEFAULT);
  private final MadeTokens made = new MadeTokens(8);

  /** A sharp sign cuts each mark in two; alphabet and length of what follows. */
  @ParameterizedTest
  @CsvSource({
    "AK#IA, C, 16",
    "AS#IA, C, 16",
    "A3#TX, C, 16",
    "AI#za, U, 35",
    "ya#29., U, 40",
    "GOC#SPX-, U, 28",
    "1/#/0, U, 60",
    "do#p_v1_, H, 64",
    "HR#KU-AA, U, 58",
    "LT#AI, A, 20",
    "tsk#ey-auth-, U, 30",
    "sb#p_, H, 40",
    "psc#ale_tkn_, U, 43",
    "gh#p_, A, 36",
    "gh#s_, A, 36",
    "git#hub_pat_, U, 82",
    "gl#pat-, U, 20",
    "glp#tt-, H, 40",
    "AT#ATT3, U, 186",
    "np#m_, A, 36",
    "py#pi-AgE, U, 160",
    "rub#ygems_, H, 48",
    "dck#r_pat_, U, 27",
    "PM#AK-, U, 59",
    "lin#_api_, A, 40",
    "fi#gd_, U, 43",
    "pu#l-, H, 40",
    "sk#-proj-, U, 156",
    "sk#-ant-api03-, U, 95",
    "s#k-, A, 48",
    "gs#k_, A, 52",
    "xa#i-, A, 80",
    "r#8_, A, 37",
    "h#f_, A, 34",
    "pp#lx-, A, 48",
    "nva#pi-, U, 64",
    "sk#_live_, A, 24",
    "rk#_test_, A, 24",
    "sq#0atp-, U, 22",
    "EAA#A, U, 60",
    "shp#at_, H, 32",
    "rzp#_live_, A, 14",
    "xox#b-, D, 30",
    "xox#e.xoxp-1-, A, 100",
    "xa#pp-1-, C, 60",
    "S#K, H, 32",
    "ke#y-, H, 32",
    "xke#ysib-, H, 64",
    "hv#s., U, 95",
    "gl#sa_, U, 41",
    "NR#AK-, C, 27",
    "sntr#yu_, H, 64",
    "da#pi, H, 32",
    "AGE-SEC#RET-KEY-1, C, 58",
    "m#d5, H, 32",
  })
  void token_isFoundWholeWhereverItStands(String mark, String alphabet, int length) {
    String token = mark.replace("#", "") + made.of(alphabet(alphabet), length);
    for (String around :
        List.of("%s", "key %s used", "t=%s&x", "\"%s\",", "(%s)", "/v1/%s/x", "is %s. Next")) {
      assertThat(redactor.redact(around.formatted(token)))
          .as(around)
          .hasToString(around.formatted("[SECRET]"));
    }
  }

  private static String alphabet(String letter) {
    return switch (letter) {
      case "H" -> MadeTokens.HEX;
      case "C" -> MadeTokens.CAPITALS;
      case "A" -> MadeTokens.ALNUM;
      case "D" -> MadeTokens.DIGITS;
      default -> MadeTokens.URL;
    };
  }

  @Test
  void everyForm_isFoundFromItsLeastLengthOn() {
    for (TokenForm form : TokenForms.ALL_FORMS) {
      String body = made.of(characters(form.body()), form.least());
      assertThat(redactor.redact("x " + form.mark() + body + " y"))
          .as(form.mark())
          .hasToString("x [SECRET] y");
    }
  }

  private static String characters(Alphabet alphabet) {
    StringBuilder characters = new StringBuilder();
    for (char c : MadeTokens.ALNUM.toCharArray()) {
      characters.append(alphabet.has(c) ? String.valueOf(c) : "");
    }
    return characters.toString();
  }

  @Test
  void cutToken_isFoundWhereItsMarkIsLikeNoOther() {
    assertThat(redactor.redact("ghp" + "_" + made.of(MadeTokens.ALNUM, 21)))
        .hasToString("[SECRET]");
    assertThat(redactor.redact("dop" + "_v1_" + made.of(MadeTokens.HEX, 40)))
        .hasToString("[SECRET]");
  }

  @Test
  void secretOfWebhooks_goesOnOverASlash() {
    String token =
        "whs" + "ec_" + made.of(MadeTokens.ALNUM, 20) + "/" + made.of(MadeTokens.ALNUM, 11);
    assertThat(redactor.redact("x " + token + " y")).hasToString("x [SECRET] y");
  }

  @Test
  void sessionOfAws_goesOnOverPlusAndEqualSigns() {
    String token = "IQoJb3" + "JpZ2lu" + made.of(MadeTokens.ALNUM, 30);
    assertThat(redactor.redact("x " + token + "+/+" + made.of(MadeTokens.ALNUM, 60) + "== y"))
        .hasToString("x [SECRET] y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ghp_short",
        "AKIAlowercase1234567",
        "AKIAIOSFODNN7EXAMPLES",
        "sk-learn and sk-folding-cube-container",
        "sk-1 sk-abcdefghijklmnopqrst",
        "key-value key-9e107d9d372bb6826bd81d3542a419d6f",
        "task_live_abcdefghijklmnop1234",
        "hf_transfer hf_hub_download_of_a_very_long_name_indeed",
        "SK9e107d9d372bb6826bd81d3542a419d6ff",
        "desk-SK9e107d9d372bb6826bd81d3542a419d6",
        "API-GATEWAY-V2 API-1",
        "secret_name secret_key_base_of_the_application_in_config",
        "npm_config_registry npm_package_name",
        "md5sum md59e107d9d372bb6826bd81d3542a419d",
        "SG.Component.Name.of.something.long.enough.to.look.at",
        "sl.nodes.map pattern pat.matches",
        "pul-9e107d9d372bb6826bd81d3542a419d6",
        "9b7cc98b1f2d4a5e6f708192a3b4c5d6e7f80912",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
      })
  void lookAlike_stays(String text) {
    assertThat(redactor.redact(text)).hasToString(text);
  }

  @Test
  void publishedKey_stays() {
    String text = "pk_live" + "_" + made.of(MadeTokens.ALNUM, 24);
    assertThat(redactor.redact(text)).hasToString(text);
  }
}
