package nightjar.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines for machines, made from the specimens of ICAO 9303. */
class MachineReadableZonesTest {
  private final FoundValues found = new FoundValues(new MachineReadableZones());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mrz=\"«P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<10»\"",
        "scan «P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<< L898902C36UTO7408122F1204159ZE184226B<<<<<10» ok",
        "line 2 «L898902C36UTO7408122F1204159ZE184226B<<<<<10» ok",
        "names «P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<» only",
        "«I<UTOD231458907<<<<<<<<<<<<<<<|7408122F1204159UTO<<<<<<<<<<<6|ERIKSSON<<ANNA<MARIA<<<<<<<<<<»",
        "«I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<|D231458907UTO7408122F1204159<<<<<<<6»",
      })
  void linesOfTravelDocuments_areFound(String line) {
    found.check(line, "PASSPORT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "L898902C36UTO7408122F1204159ZE184226B<<<<<11",
        "L898902C36UTO7408122F1204159ZE184226B<<<<10",
        "cout << x << 12345678901234567890 <<EOF",
        "<<<<<<< HEAD",
        "EHR<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
        "cat <<EOF > file",
      })
  void otherSigns_stay(String line) {
    found.checkNone(line);
  }
}
