package nightjar.redact;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passports, driving licences, numbers of banks and days of birth behind a name or a word. */
class AnnouncedPapersTest {
  private final FoundValues found = new FoundValues(new AnnouncedNumbers(List.of()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passport_no=«C01X00T47» expires 2031-05-14",
        "Reisepassnummer: «C01X00T478»",
        "UK travel document «543210987» verified",
        "\"passportNumber\" : \"«A12345678»\"",
        "Passport No. «AB1234567» expired",
        "passport number is «N1234567»",
        "numéro de passeport «12AB34567»",
        "护照号码:«E12345678»",
        "паспорт: «45 12 345678»",
        "여권번호: «M123A4567»",
        "<field name=\"passportNumber\" value=\"«K91 23456»\"/>",
        "PASSPORT#«AAA123456»",
        "<Passport issuing=\"ES\">«AAA123456»</Passport>",
      })
  void passports_areFound(String line) {
    found.check(line, "PASSPORT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passport expired 2031-05-14",
        "passport-local@1.0.0 loaded from node_modules/passport/lib/index.js",
        "passport.js:123 error 12345678",
        "passport check failed for user 12345678",
        "passport verification took 123456789 ns",
        "session_passport_cache_size=12345678",
        "passport=ABCDEFGHI",
        "passport=000000000 passport: 12345 passport: A-123",
        "passport 1234567890123",
      })
  void wordsAboutPassports_stay(String line) {
    found.checkNone(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "driver_license=\"«D1234567»\" state=CA",
        "DVLA check «MORGA657054SM9IJ» ok",
        "Führerscheinnummer «B072RRE2I55» geprüft",
        "driver's license «D1234567» checked",
        "license no «S123-4567-8901» (driver)",
        "driving licence «JONES710238HA9BK 35»",
        "DL# «F255-921-50-094-0»",
        "dl_number=«12345678»",
        "permis de conduire «123456789012»",
        "驾驶证号:«110101199003074477»",
        "patente «U1H123456X»",
        "driversLicenseNumber: «WDLABCD456DG»",
      })
  void drivingLicences_areFound(String line) {
    found.check(line, "DRIVER_LICENSE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "license key ABCD-1234-EFGH-5678",
        "license 12345678 accepted",
        "Apache-2.0 license, LICENSE.txt",
        "dl=1&dl=12345678",
        "driver 12345678 loaded",
        "driver_license=MIT driving licence: 1.2.3",
        "license key accepted: Apache-2.0 license, LICENSE.txt, policy public D3",
      })
  void otherLicences_stay(String line) {
    found.checkNone(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "routing=«021000021» account_number=«000123456789» amount=100.00",
        "routing number «0210-0002-1»",
        "sort code «20-45-77 31926819» verified",
        "sort_code=«20-45-77» account=«31926819»",
        "BSB «062-000 12345678»",
        "acct no. «12345678»",
        "from account «123456789012» transfer 500 EUR",
        "Kontonummer «1234567890» BLZ «10070000»",
        "CLABE «032180000118359719»",
        "口座番号 «1234567»",
        "account number «0001-2345-6789»",
        "cuenta «12345678901» abonada",
        "\"bankAccount\":{\"accountNumber\":\"«31926819»\"}",
        "compte bancaire «30004 00003 12345678901 43»",
      })
  void numbersOfBanks_areFound(String line) {
    found.check(line, "BANK_NUMBER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account=123456789012 region=us-east-1",
        "arn:aws:iam::123456789012:role/app account=123456789012",
        "service account 123456789",
        "account_id=123456789012",
        "user account 12345678 locked",
        "routing key 123456789",
        "routing=123456789",
        "bank conflict 12345678",
        "account number 12345",
        "acct=12.345.678",
        "account number 000000000",
      })
  void otherAccounts_stay(String line) {
    found.checkNone(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dateOfBirth: «07.03.1984», Geburtsort unbekannt",
        "né le «7/3/1984» dossier=99120",
        "生年月日: «1984年3月7日»",
        "dob: «7 March 1984»",
        "DOB=«March 7th, 1984»",
        "born on «07/03/84»",
        "geboren am «7. März 1984» in Berlin",
        "geb. «07.03.1984»",
        "nato il «07/03/1984»",
        "nacida el «7 de marzo de 1984»",
        "ur. «07.03.1984»",
        "дата рождения: «7 марта 1984»",
        "생년월일: «1984년 3월 7일»",
        "วันเกิด: «7 มีนาคม 2527»",
        "{\"birthDate\":\"«1984-03-07T00:00:00Z»\"}",
        "{\"dateOfBirth\":«448934400000»}",
        "dob=«-86400000»",
        "date_of_birth='«1984/03/07»'",
        "<ns:dateOfBirth>«1984-03-07»</ns:dateOfBirth>",
        "birthday «19840307»",
        "dob «07-Mar-1984»",
        "D.O.B. «03/17/1984»",
      })
  void daysOfBirth_areFound(String line) {
    found.check(line, "DATE_OF_BIRTH");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "birth_date=1970-01-01 birthtime=2026-11-23T10:12:13Z",
        "born 2026-11-23 10:12:13",
        "Birth: 2026-11-23 10:12:13.000000000 +0000",
        "dob=null dob=unknown dob_set=true",
        "node born 1234",
        "build date 1984-03-07, released 07.03.1984",
        "date of birth updated at 2026-11-23T10:12:13Z",
        "dob=1984-02-30 dob=2084-03-07 dob=1884-03-07 dob=13/13/1984 dob=0000-00-00",
        "dob: 7 Smarch 1984",
        "dob=1984-03-07T13:42:11Z",
        "dob: 1984",
      })
  void otherDays_stay(String line) {
    found.checkNone(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "personnummer «840307-1234»",
        "national_id=«19840307-1234»",
        "\"bsn\":\"«123456782»\"",
        "CURP «PEPJ840307HDFRRN09»",
      })
  void numbersOfOtherCountries_areFound(String line) {
    found.check(line, "NATIONAL_ID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mac=«001a2b3c4d5e» up", "hwaddr «a483e7b10c2d»", "bssid: «A483E7B10C2D»"})
  void bareHardwareAddresses_areFound(String line) {
    found.check(line, "MAC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mac=000000000000", "hmac=001a2b3c4d5e", "mac: 001a2b3c4d5e6f70", "mac=17"})
  void otherHexadecimalDigits_stay(String line) {
    found.checkNone(line);
  }
}
