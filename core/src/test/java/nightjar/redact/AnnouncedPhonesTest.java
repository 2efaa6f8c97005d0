package nightjar.redact;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phone numbers behind a name or a word. */
class AnnouncedPhonesTest {
  private final FoundValues found = new FoundValues(new AnnouncedNumbers(List.of()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"phone\":\"«415-555-2671»\",\"mobile\":\"«07700 900123»\"}",
        "{\"msg\":\"{\\\"phoneNumber\\\":\\\"«030 901820»\\\",\\\"id\\\":12345678}\"}",
        "<phone type=\"mobile\">«0171 1234567»</phone>",
        "customer.mobile_no => «9876543210»",
        "phone1=«030/901820» phone2=«0171/1234567»",
        "contact_number: «0049 30 901820»",
        "WHERE phone = '«415-555-2671»' AND id=12345678",
        "X-Caller-Id: «4155552671»",
        "field name=\"homePhone\" value=\"«(030) 90 18 20»\"",
        "tel: «030/901820-15»; ids 100-200-3000, 555-0199",
        "msisdn=«4915112345678» imsi=262011234567890",
        "phones[0].number=\"«0171 1234567»\"",
      })
  void names_announceThem(String line) {
    found.check(line, "PHONE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Telefon: «0171-1234567» (privat)",
        "téléphone: «06 12 34 56 78»",
        "teléfono móvil: «612 34 56 78» hoy",
        "телефон: «8 (495) 123-45-67»",
        "电话:«13812345678» 已登记",
        "電話番号 «03-1234-5678»",
        "전화번호: «010-1234-5678»",
        "เบอร์โทรศัพท์ «081-234-5678»",
        "هاتف: «0501234567»",
        "मोबाइल: «9876543210»",
        "puhelin «040 123 4567»",
        "nr telefonu «601 234 567»",
        "called «415-555-2671» twice",
        "caller=«4155552671» callee=«4155552672»",
        "phone (home): «415-555-2671»",
      })
  void wordsOfManyLanguages_announceThem(String line) {
    found.check(line, "PHONE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phone_id=12345678 phone_count=17 phones=3",
        "iPhone OS 17_1 like Mac; iPhone14,3; iPhone/12345678",
        "Windows Phone 10.0.15254.603",
        "Lumia 950 Windows Phone 10.0.15254",
        "tel=0 fax: none mobile=1",
        "mobile_app_version=10234567",
        "phone=10.23.45.67 tel 2026-11-23",
        "phone: 1700000000",
        "phone: 1700000000123",
        "phone: 100-200-3000",
        "phone=20261123",
        "called 17 times, calling method 1234567",
        "caller id 17",
        "dial tcp 10.0.0.1:443: i/o timeout",
        "calling 12345678",
        "cell 123456789 handover",
        "phone number missing for order 4155552671",
      })
  void otherNumbers_stay(String line) {
    found.checkNone(line);
  }
}
