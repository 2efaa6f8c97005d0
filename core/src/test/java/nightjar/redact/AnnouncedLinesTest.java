package nightjar.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nightjar.shape.FastKey;
import org.junit.jupiter.api.Test;

/**
 * What is announced is found line by line as in the text by itself, whichever piece of it is
 * constant in lines of its kind.
 */
class AnnouncedLinesTest {
  private static final int TEXTS = 250_000;

  /** Divided by bars. */
  private static final String PIECES =
      "phone|Phone|tel|x_phone|phone2|phone_3|homePhone|msg=phone|called|passport|passport no|"
          + "social security|social|security|number|no|no.|nr2|is|of|to|the|order|trace|driver's|"
          + "license|DL|account|acct|bank|transfer|routing|sort code|dob|born|born on|geb.|né|née le|"
          + "NHS|nhs no|tax file|a.phone|a/tel|b-dob|<tel|<dob type=|<phone a=\"1\" b=\"c2\"|>|</tel>|"
          + "телефон|电话|生年月日|전화번호|หมายเลข|"
          + "=|:|: |=\"|'|\"|\"}|,|;| |  |-|.|..|_|/|[0]|[|]|(|)|(work)|+|#|&|%40|\\\"|\\|*|{|}|\n|\t|"
          + "4155552671|415-555-2671|(415) 555-2671|+49 30 901820|030/901820-15|07700 900123|"
          + "C01X00T47|N1234567|K91 23456|45 12 345678|D1234567|S123-4567-8901|MORGA657054SM9IJ|35|"
          + "021000021|000123456789|20-45-77|31926819|1984-03-07|07.03.1984|7 March 1984|"
          + "March 7th, 1984|March|7th|1984年3月7日|T00:00:00Z|1984|-86400000|9434765919|943 476|"
          + "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|"
          + "INSERT INTO t (id, phone, dob)|(phone)| VALUES (|values('|, '|', '|'), (|')|NULL|NOW()|"
          + "nhs|NHS|DEA|x.dea|=nhs|passports|iva|ไทย|7622415499|AB1234563|74214180734|"
          + "YB4417093|L898902C36UTO7408122F1204159ZE184226B<<<<<10|<<|0|1|17|x|A|ab|abc1|2x|x-1|10:12|0x1f|";

  private static final NumberForm TEN_DIGITS =
      new AnnouncedForm(
          Kind.UK_NHS,
          "ten digits",
          (text, at) -> {
            int end = Runs.digitsEnd(text, at, 11);
            return end == at + 10 && Runs.isStart(text, at) && Runs.isEnd(text, end) ? end : -1;
          });

  private final Redactor redactor =
      new Redactor(
          List.of(
              new MachineReadableZones(),
              new AnnouncedNumbers(List.of(TEN_DIGITS)),
              new SqlValues(List.of(TEN_DIGITS), List.of()),
              new Hl7Fields(),
              new TopicalNumbers(),
              new PhoneNumbers(),
              new BritishLicences()),
          RedactionSettings.DEFAULT);

  private final LineRedactor lines = new LineRedactor(new FastKey(17), redactor);
  private final Edges edges = new Edges();

  private boolean check(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    edges.set(0, 0);
    Redacted found =
        lines.redact(Arrays.copyOf(bytes, bytes.length + 8), 0, bytes.length, 0, edges);
    String text = new String(bytes, UTF_8);
    Redacted expected = redactor.redact(text);
    if (!found.equals(expected) || found.kinds() != expected.kinds()) {
      assertThat(found).as("»%s«", line).hasToString(expected.toString());
      assertThat(found.kinds()).as("kinds of »%s«", line).isEqualTo(expected.kinds());
    }
    return found.kinds() != 0;
  }

  @Test
  void linesOfPieces_areReadAsTexts() {
    String[] pieces = PIECES.split("\\|", -1);
    Random random = new Random(20261123);
    int found = 0;
    for (int i = 0; i < TEXTS; i++) {
      int kinds = random.nextInt(3) == 0 ? 2 + random.nextInt(8) : pieces.length;
      int first = random.nextInt(pieces.length);
      StringBuilder line = new StringBuilder();
      for (int count = 1 + random.nextInt(9); count > 0; count--) {
        line.append(pieces[(first + random.nextInt(kinds)) % pieces.length]);
        line.append(random.nextInt(3) == 0 ? " " : "");
      }
      found += check(line.toString()) ? 1 : 0;
    }
    assertThat(found).isBetween(TEXTS / 50, TEXTS * 4 / 5);
  }

  @Test
  void numberBehindAName_isFoundWhateverTheFirstLineOfTheKeyHeld() {
    assertThat(check("msg=user phone: 17 left")).isFalse();
    assertThat(check("msg=user phone: 030/901820 left")).isTrue();
    assertThat(check("k=ssn 17 left")).isFalse();
    assertThat(check("k=phone 4155552671 left")).isTrue();
    assertThat(check("k=social17 dial +17 of 3")).isFalse();
    assertThat(check("k=social17 dial +14155552671 of 3")).isTrue();
  }
}
