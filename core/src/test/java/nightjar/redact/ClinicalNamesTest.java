package nightjar.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClinicalNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PID|1||123^^^HOSP||‹DOE^JOHN^A›||19700101|M",
        "PID|1||88^^^NHS||‹Xbrtl^Qwyzz›||1962|F|||‹14 Orchard Rise^^Shrewsbury^^SY3 7LT›",
        "PV1|1|I|W^389^1||||0123^‹HARRIS^HAROLD›^^^DR",
        "dicom: PatientName=‹Oyelaran^Folake› StudyInstanceUID=1.2.840",
        "MSH|^~\\&|LAB|HOSP|EHR|HUB|2026||ORU^R01|88213|P|2.5.1",
        "OBX|1|NM|GLU^Glucose^LN||5.4|mmol/L",
        "a ^ b, x^2 + y^2, 10^6, rev HEAD^1",
      })
  void namesWithCircumflexes_areFound(String marked) {
    MarkedText.check(new ClinicalNames(), marked);
  }
}
