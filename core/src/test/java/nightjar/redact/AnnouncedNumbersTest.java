package nightjar.redact;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names and words announce a number, and what may stand between both. */
class AnnouncedNumbersTest {
  /** As forms of numbers with a check digit are, but easier to read. */
  private static final NumberForm PATIENTS =
      new AnnouncedForm(
          Kind.UK_NHS,
          "ten digits",
          (text, at) -> {
            int end = Runs.digitsEnd(text, at, 11);
            return end == at + 10 && Runs.isStart(text, at) && Runs.isEnd(text, end) ? end : -1;
          });

  private final FoundValues found = new FoundValues(new AnnouncedNumbers(List.of(PATIENTS)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nhs=«9434765919»",
        "NHS_NUMBER: «9434765919»",
        "\"nhsNo\" => \"«9434765919»\"",
        "patient.nhs-number := «9434765919»",
        "nhs number is «9434765919»",
        "nhs no for patient «9434765919» seen",
        "NHS (verified): «9434765919»",
        "<nhs>«9434765919»</nhs>",
        "<x:nhs kind=\"a\" n=\"3\">«9434765919»</x:nhs>",
        "name=\"nhs\" value=\"«9434765919»\"",
        "['nhs'] = «9434765919»",
        "nhs2=«9434765919» nhs_3: «9434765919»",
        "msg=nhs «9434765919»",
        "a=1 nhs «9434765919»",
        "nhs[0]=«9434765919»",
        "x_nhs_no=«9434765919»",
        "getNhs()=«9434765919»",
      })
  void namesAndWords_announceANumber(String line) {
    found.check(line, "UK_NHS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order 9434765919",
        "nhs order id 9434765919",
        "nhs request 9434765919",
        "insnhs 9434765919",
        "nhs-9434765919",
        "nhs/9434765919",
        "nhs; 9434765919",
        "nhs, id=9434765919",
        "nhs 17 9434765919",
        "nhs of one two three 9434765919",
        "nhs trust reference list 9434765919",
        "NHS Digital 9434765919",
        "epoch 1117838978 size 9434765919",
        "nhs=",
      })
  void whatStandsElsewhere_announcesNothing(String line) {
    found.checkNone(line);
  }
}
