package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people may write about redaction, and what becomes of values by it. */
class RuleFileTest {
  private static final TokenKeys KEYS = new TokenKeys(new byte[TokenKeys.BYTES]);
  private static final long DAY = 86_400_000_000_000L;

  private static Redactors read(String text) throws RuleFileException {
    return new Redactors(RuleFile.read(text.replace('\'', '"'), "redaction.json", KEYS));
  }

  private static String redact(String rules, String line) throws RuleFileException {
    return read(rules).everywhere().redact(line).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | from 10.1.2.3 to a@b.co | from [IP] to [EMAIL]",
        "{'modes': {'ip': 'keep'}} | from 10.1.2.3 to a@b.co | from 10.1.2.3 to [EMAIL]",
        "{'modes': {'IP': 'drop'}} | from 10.1.2.3 to a@b.co | from  to [EMAIL]",
        "{'modes': {'credit_card': 'partial'}} | by 4111 1111 1111 1234 | by 4111 1111 1111 1234",
        "{'modes': {'credit_card': 'partial'}} | by 4111 1111 1111 1111 | by [CREDIT_CARD] 1111",
        "{'modes': {'ip': 'partial'}} | from 1.2.3.4 | from [IP]",
        "{'allow': ['A@B.co', '/10\\\\..*/']} | 10.1.2.3 a@b.co c@b.co | 10.1.2.3 a@b.co [EMAIL]",
        "{'rules': [{'name': 'STAFF', 'pattern': 'E-[0-9]+'}]} | by E-17 | by [STAFF]",
        "{'rules': [{'name': 'STAFF', 'pattern': 'staff ([0-9]+)'}]} | staff 17 | staff [STAFF]",
        "{/* all */ 'modes': {'IP': 'keep',},} | 10.1.2.3 | 10.1.2.3",
      })
  void rules_sayWhatBecomesOfValues(String rules, String line, String expected)
      throws RuleFileException {
    assertThat(redact(rules, line)).isEqualTo(expected);
  }

  @Test
  void sameValue_hasTheSameToken_onOneDay() throws RuleFileException {
    Redactor redactor = read("{'modes': {'ip': 'token', 'credit_card': 'token'}}").everywhere();
    String one = redactor.redact("from 10.1.2.3 and 10.1.2.4", 0).toString();
    assertThat(one).matches("from \\[IP] [0-9a-f]{8} and \\[IP] [0-9a-f]{8}");
    assertThat(one.substring(5, 18)).isNotEqualTo(one.substring(23));
    assertThat(redactor.redact("by 10.1.2.3", DAY - 1)).hasToString("by " + one.substring(5, 18));
    assertThat(redactor.redact("by 10.1.2.3", DAY)).isNotEqualTo(redactor.redact("by 10.1.2.3", 0));
    assertThat(redactor.redact("4111 1111 1111 1111"))
        .isEqualTo(redactor.redact("4111-1111-1111-1111"));
  }

  @Test
  void otherMasterKey_makesOtherTokens() throws RuleFileException {
    byte[] other = new byte[TokenKeys.BYTES];
    other[31] = 1;
    String rules = "{\"modes\": {\"IP\": \"token\"}}";
    Redactor one = new Redactor(RuleFile.read(rules, "", KEYS).everywhere());
    Redactor two = new Redactor(RuleFile.read(rules, "", new TokenKeys(other)).everywhere());
    assertThat(one.redact("10.1.2.3")).isNotEqualTo(two.redact("10.1.2.3"));
  }

  @Test
  void source_mayHaveRulesOfItsOwn() throws RuleFileException {
    Redactors redactors =
        read(
            "{'modes': {'IP': 'keep'}, 'allow': ['a@b.co'], 'sources': {'pay*.log': {'modes':"
                + " {'IP': 'mark'}, 'allow': ['c@b.co']}, 'x': {}}}");
    String line = "10.1.2.3 a@b.co c@b.co";
    assertThat(redactors.of("pay-1.log").redact(line)).hasToString("[IP] a@b.co c@b.co");
    assertThat(redactors.of("other.log").redact(line)).hasToString("10.1.2.3 a@b.co [EMAIL]");
    assertThat(redactors.of("x")).isSameAs(redactors.everywhere());
  }

  @Test
  void ofNamesWithStars_theFirstThatFitsCounts() throws RuleFileException {
    for (String first : new String[] {"a*", "*a", "*", "aa*", "a*a", "*aa", "**", "a**"}) {
      Redactors redactors =
          read(
              "{'sources': {'%s': {'modes': {'IP': 'drop'}}, '*a*': {'modes': {'IP': 'keep'}}}}"
                  .formatted(first));
      assertThat(redactors.of("aaaa").redact("10.1.2.3")).as(first).hasToString("");
    }
  }

  @Test
  void replacedRules_holdFromThenOn() throws RuleFileException {
    Redactors redactors = new Redactors(RedactionRules.DEFAULT);
    assertThat(redactors.everywhere().redact("10.1.2.3")).hasToString("[IP]");
    redactors.replace(RuleFile.read("{\"modes\": {\"IP\": \"keep\"}}", "", null));
    assertThat(redactors.everywhere().redact("10.1.2.3")).hasToString("10.1.2.3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | redaction.json line 1, column 1: the file must be an object: {…}",
        "{'mode': {}} | line 1, column 2: unknown key mode; did you mean modes?",
        "{'modes': {'IPP': 'mark'}} | unknown kind IPP; did you mean ip?",
        "{'modes': {'IP': 'hide'}} | unknown mode hide",
        "{'modes': {'IP': 1}} | a mode must be a text in quotes",
        "{'policies': {'keep_loopbak': true}} | did you mean keep_loopback?",
        "{'policies': {'keep_loopback': 'no'}} | a policy must be true or false",
        "{'allow': ['/(/']} | »/(/« is no expression: error parsing regexp: missing closing )",
        "{'rules': [{'name': 'A', 'pattern': 'a('}]} | the pattern of rule A is no RE2 expression",
        "{'rules': [{'name': 'a b', 'pattern': 'a'}]} | the name of a rule is capitals",
        "{'rules': [{'name': 'A', 'pattern': 'a*'}]} | rule A finds the empty text everywhere",
        "{'rules': [{'name': 'A'}]} | a rule must have a name and a pattern",
        "{'rules': [{'nam': 'A'}]} | unknown key nam; did you mean name?",
        "{'sources': {'a': {'sources': {}}}} | unknown key sources",
        "{'modes': | not JSON: Unexpected end-of-input",
        "{} {} | something follows behind the end",
      })
  void wrongFile_saysWhereAndWhy(String rules, String message) {
    assertThatThrownBy(() -> read(rules))
        .isInstanceOf(RuleFileException.class)
        .hasMessageStartingWith("redaction.json line 1, column ")
        .hasMessageContaining(message);
  }

  @Test
  void tokensWithoutKey_areRefused() {
    assertThatThrownBy(() -> RuleFile.read("{\"modes\": {\"IP\": \"token\"}}", "r.json", null))
        .hasMessage("r.json line 1, column 18: tokens need a key, and none was given");
  }

  @ParameterizedTest
  @CsvSource({
    "a, a, true",
    "a, b, false",
    "*, abc, true",
    "a*, abc, true",
    "*c, abc, true",
    "*b*, abc, true",
    "a*c, abc, true",
    "a*c, ac, true",
    "a*a, a, false",
    "b*, abc, false",
    "*b, abc, false",
    "a*b*c, aXbYc, true",
    "a*b*c, acb, false",
    "'', a, false",
  })
  void starsInNames_standForAnything(String pattern, String name, boolean fits) {
    assertThat(RedactionRules.fits(pattern, name)).isEqualTo(fits);
  }
}
