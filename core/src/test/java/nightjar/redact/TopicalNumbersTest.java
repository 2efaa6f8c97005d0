package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that a word elsewhere in the line, or their place, makes personal. */
class TopicalNumbersTest {
  private final FoundValues values =
      new FoundValues(
          new AnnouncedNumbers(NumberForms.ALL),
          new Hl7Fields(),
          new LoneNumbers(Set.of(Policy.values())),
          new TopicalNumbers());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "UK_NHS;PDS: NHS lookup of «7622415499» and «4951454750»",
        "UK_NHS;PID|1|«4865690700»|||NHS",
        "UK_NHS;«6931375857» sent to the NHS register",
        "UK_NHS;{\"system\":\"https://fhir.nhs.uk/Id\",\"value\":\"«4454212473»\"}",
        "AU_MEDICARE;bulk-bill rejected, card «3292612673» unknown",
        "AU_MEDICARE;patient «2682 75219 4» checked in",
        "AU_MEDICARE;PID-3 «4463084258»^^^AUSHIC^MC",
        "TH_TNIN;ผู้ป่วย «5885945266985» ลงทะเบียน",
        "TH_TNIN;thai citizen card read: «3574162998647» chip ok",
        "IT_VAT;cliente «74214180734» non trovato in anagrafica",
        "IT_VAT;<IdPaese>IT</IdPaese><IdFiscaleIVA>«90032570260»</IdFiscaleIVA>",
        "PL_PESEL;pacjent «72121286845» na oddziale",
        "PL_PESEL;nowa,«00241389089»,2026-11-02",
        "PL_PESEL;serialNumber=PNOPL-«02221076930», ważny",
        "AU_TFN;TFN «123 456 782» replaces «876 543 210»",
        "ITIN;ITIN renewal sent for «919 78 5582»",
        "MEDICAL_LICENSE;order signed by «AB1234563» under her DEA registration",
        "PASSPORT;«X1234567» is the number of her passport",
        "PASSPORT;\"travelDocument\":{\"type\":\"P\",\"number\":\"«YB4417093»\"}",
        "DRIVER_LICENSE;{\"driversLicense\":{\"state\":\"TX\",\"id\":\"«38821047»\"}}",
        "DATE_OF_BIRTH;dob mismatch: given «1984-03-07», on file «1985-03-07»",
        "DATE_OF_BIRTH;PID|1||77^^^HOSP||DOE^JANE||«19840307»|F",
        "DATE_OF_BIRTH;nato a Roma il «12/05/1979»",
        "DATE_OF_BIRTH;生年月日:«昭和60年3月7日»",
        "PHONE;phone «415-555-2671» verified, other «415.555.2672»",
        "PHONE;звонок с «8 (495) 123-45-67» принят",
        "PHONE;«010-1234-5678» 로 문자 발송",
        "BANK_NUMBER;계좌 «110-123-456789» 이체 실패",
        "BANK_NUMBER;cargo en cuenta «2100 0418 45 0200051332»",
        "BANK_NUMBER;rachunek nr «12345678901234567890123456» zablokowany",
        "ES_NIE;padron: -«Y0702708A» +«Y6316629S»"
      })
  void found(String kind, String line) {
    values.check(line, kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "job 4865690700 of batch 7622415499 done",
        "nhs batch 1732284912 done",
        "prescription order RX1234563 filled",
        "thai locale loaded in 1732284912345",
        "bytes_recv=70100825058 sent",
        "calibration 4012 8888 1881 drift 0.02",
        "dob column missing in run of 2026-11-22 10:12:13",
        "passport.js took 12 ms for AB123456X",
        "\"phone\":{\"model\":\"S9\",\"id\":\"4155552671\"}",
        "inode 72121286845 freed",
        "checking 1234567890 rows"
      })
  void left(String line) {
    values.checkNone(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "SECRET x1-Lichtung;spring.datasource.password -> x1-Lichtung (origin: a.yml)",
        "SECRET 7731;auth declined CSC=7731",
        "SECRET humid1ty;mosquitto_pub -h broker -u sensor -P humid1ty -t attic"
      })
  void secrets(String found, String line) {
    assertThat(FoundIn.line(line)).isEqualTo(found);
  }
}
