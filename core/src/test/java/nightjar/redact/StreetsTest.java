package nightjar.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreetsTest {
  private final Rule rule = new Streets();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shipping to ‹221B Baker Street› by dhl",
        "‹221B Baker Street, London NW1 6XE›",
        "‹1600 Pennsylvania Ave NW, Washington, DC 20500›",
        "to ‹4711 N Maple Ave, Apt 4B, Springfield, IL 62704› tomorrow",
        "lives at ‹12 Main St, Austin, TX 78701›.",
        "near ‹350 5th Avenue›",
        "Lieferung an ‹Musterstraße 12, 10115 Berlin›",
        "‹Hauptstr. 5a, 80331 München›",
        "‹Lindenweg 7›",
        "‹12 bis rue de la Paix, 75002 Paris›",
        "‹5 place Bellecour, 69002 Lyon›",
        "‹Calle Mayor 5, Madrid›",
        "‹Avenida de la Constitución, 3›",
        "‹Via Roma 10, Milano›",
        "x=‹Via Roma 10›",
        "‹Rua das Flores, nº 25›",
        "‹ul. Marszałkowska 84›",
        "‹ул. Ленина, д. 5›",
        "‹Mannerheimintie 5 A›",
        "‹Drottninggatan 12›",
        "‹Keizersgracht 123, 1015 CJ Amsterdam›",
        "住所 ‹東京都千代田区丸の内1-1-1›",
        "‹北京市朝阳区建国路88号›",
        "‹서울특별시 강남구 테헤란로 152› 배송",
      })
  void street_isFoundWithWhatBelongsToIt(String marked) {
    MarkedText.check(rule, marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP 500 Internal Server Error on 3 way handshake, 10 drive failures",
        "2 Failed Drive, 10 Slow Court, 3 Main St",
        "/var/www/street 12 street 5 road",
        "via 10.0.0.1, via eth0 5, relayed via Gateway 7",
        "Arbeitsplatz 12, Speicherplatz 80, Parkplatz 3, Umweg 2",
        "String 12, Ring 0, Spring 5, Monitoring 7",
        "avenue 5.3 Place Order 12 route 53 cours 3",
        "0 Baker Street, 123456 Baker Street, 1.5 Baker Street, x-5 Baker Street",
        "版本1-1 第3号 用户12",
        "com.acme.MainStreet 12 Baker StreetService",
      })
  void whatIsNoStreet_stays(String text) {
    MarkedText.check(rule, text);
  }
}
