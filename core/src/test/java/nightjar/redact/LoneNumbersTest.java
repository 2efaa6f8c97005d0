package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in lines: which are masked without a name before them, and which are not. */
class LoneNumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "charge pan=4111111111111111 amount=12.50; CREDIT_CARD 4111111111111111",
        "card=4111-1111-1111-1111, exp 12/25; CREDIT_CARD 4111-1111-1111-1111",
        "2026-11-23 01:17:15 4111 1111 1111 1111 12/25 123; CREDIT_CARD 4111 1111 1111 1111",
        "{\"cc\":\"378282246310005\"}; CREDIT_CARD 378282246310005",
        "paid 3742 610531 78394 ok; CREDIT_CARD 3742 610531 78394",
        "GET /cards/4111111111111111/limits; CREDIT_CARD 4111111111111111",
        "refund to DE89 3704 0044 0532 0130 00 REF 7; IBAN DE89 3704 0044 0532 0130 00",
        "IBAN:GB29NWBK60161331926819.; IBAN GB29NWBK60161331926819",
        "order NL91 INGB 9444 8446 35 done; IBAN NL91 INGB 9444 8446 35",
        "konto=es2328543871912235362227&x=1; IBAN es2328543871912235362227",
        "ssn 536-22-8145 ok; SSN 536-22-8145",
        "tin 912-70-1234 ok; ITIN 912-70-1234",
        "patient 943 476 5919 ward 3b; UK_NHS 943 476 5919",
        "member JG 10 37 59 A, AB123456C; UK_NINO JG 10 37 59 A|UK_NINO AB123456C",
        "DVLA check MORGA657054SM9IJ ok; DRIVER_LICENSE MORGA657054SM9IJ",
        "cliente 12345678Z, 57002284-G y 30.280.470-G; ES_NIF 12345678Z|ES_NIF 57002284-G|ES_NIF 30.280.470-G",
        "residente X1234567L; ES_NIE X1234567L",
        "cf RSSMRA85T10A562S; IT_FISCAL_CODE RSSMRA85T10A562S",
        "fattura IT00743110157 inviata; IT_VAT IT00743110157",
        "henkilö 131052-308T; FI_PIC 131052-308T",
        "user S1234567D logged in; SG_NRIC S1234567D",
        "vendor 51 824 753 556 paid; AU_ABN 51 824 753 556",
        "kyc ABCPE1234F verified; IN_PAN ABCPE1234F",
        "kyc 5642 2920 6263 verified; IN_AADHAAR 5642 2920 6263",
        "toll MH 12 DE 1433 passed; IN_VEHICLE MH 12 DE 1433",
        "고객 800717-2364162 확인; KR_RRN 800717-2364162",
        "id 1-9418-29112-46-5; TH_TNIN 1-9418-29112-46-5",
        "cliente 529.982.247-25; NATIONAL_ID 529.982.247-25",
        "user 11010519491231002X; NATIONAL_ID 11010519491231002X",
        "payout to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa; CRYPTO 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "wallet 0x73f5a5db18da5672fb274a69216f3c994704b602; CRYPTO 0x73f5a5db18da5672fb274a69216f3c994704b602",
      })
  void numbersThatTellThemselves_areFoundAnywhere(String line, String found) {
    assertThat(FoundIn.line(line)).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order_id=4929131415926537 trace=4980916519894289629",
        "your order 4111111111111111 has shipped",
        "order no. 4111 1111 1111 1111 and invoice #4111111111111111",
        "{\"orderId\":\"4111111111111111\",\"id\":4111111111111111}",
        "GET /orders/4111111111111111/items",
        "block blk_4111111111111111 and blk_-4111111111111111",
        "chunk-4111111111111111.dat 0.4111111111111111 4111111111111111.5",
        "Fan speeds ( 4111 1111 1111 1111 4530 3515 )",
        "Fan speeds ( 3552 3534 3375 4530 3515 3479 )",
        "epoch 1700000000000 1700000000000000 1700000000123456789",
        "rows 123 456 782 of 51 824 753 557",
        "columns 17 943 476 5919 3",
        "growth 2019 2020 2021",
        "sku AB123456C part no 123-45-6789 ticket S1234567D",
        "isbn 978-3-16-148410-0 ean 4006381333931",
        "uuid 12345678-9ABC-4DEF-8123-456789ABCDEF",
        "at 20261123T101112Z and 20001123Z",
        "build 261123-1011170 done",
        "imei 355671139377260 iccid 8955119727817965730",
        "arn:aws:iam::123456789012:role/app",
        "tx 0x73f5a5db18da5672fb274a69216f3c994704b602",
        "sha 9b7cc98b1f2d4a5e6f708192a3b4c5d6e7f80912",
        "card ****1111 411111******1111 4111-1111 1111-1111",
        "ABCDE1234F AB12CD34EF56GH78 XX01AB1234",
      })
  void ids_stay(String line) {
    assertThat(FoundIn.line(line)).isEmpty();
  }

  @Test
  void namedIds_areMaskedWhereThePolicySaysSo() {
    Set<Policy> policies = EnumSet.allOf(Policy.class);
    policies.remove(Policy.KEEP_NAMED_IDS);
    Redactor redactor =
        new Redactor(new RedactionSettings(Map.of(), policies, List.of(), List.of(), null));
    assertThat(redactor.redact("order_id=4111111111111111")).hasToString("order_id=[CREDIT_CARD]");
  }

  @Test
  void reasons_sayByWhatANumberIsKnown() {
    assertThat(new Redactor().find("4111111111111111"))
        .containsExactly(
            new Masked(0, 16, "CREDIT_CARD", "Luhn's digit and the range of a card brand"));
  }
}
