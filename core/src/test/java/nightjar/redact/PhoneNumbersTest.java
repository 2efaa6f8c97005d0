package nightjar.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that need no name. */
class PhoneNumbersTest {
  private final FoundValues found = new FoundValues(new PhoneNumbers());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call from «+49 30 901820» duration=12s at 2026-11-23T01:02:03+0200",
        "INFO sms queued to=«+14155552671» id=17",
        "dial «+44 20 7946 0958», retry 3",
        "«+33 (0)1 42 68 53 00»",
        "<tel:«+91-98765-43210»>",
        "\"msisdn\":\"«+8613800138000»\"",
        "sip:«+14155552671»@pbx.example.com",
        "to «+39 06 6982» ok",
        "«+1 (212) 736-5000 ext. 123» busy",
        "a=«+81 90-1234-5678»;b=«+86 138 0013 8000»",
        "user «+4915112345678» 2026-11-23 10:12:13",
        "电话«+8613800138000»",
      })
  void internationalNumbers_areFound(String line) {
    found.check(line, "PHONE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "office «(415) 555-2671» closed",
        "fax=«(212)736-5000»",
        "call «(415) 555-2671 x12» later",
      })
  void areaCodesInBrackets_areFound(String line) {
    found.check(line, "PHONE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23 10:12:13 +0200 GET /",
        "[10/Oct/2000:13:55:36 -0700] \"GET /a\" 200",
        "offset=+1234567890 delta=+4155552671 skew: +4155552671",
        "+48.85+002.29/ and +40.20361-075.00417/",
        "+1 111 555 2671",
        "+999 123456789",
        "+000000000000",
        "+4900000000000",
        "(123) 456-7890",
        "f(415) 555-2671",
        "12+4155552671",
        "x+4155552671",
        "0x+4930901820",
        "a+4915112345678@mail.example",
        "lib(030) 123",
        "1+1=2 (100) 200",
        "[+1/-2] +17 lines",
        "UTC+10 +12345",
      })
  void otherNumbers_stay(String line) {
    found.checkNone(line);
  }
}
