package nightjar.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceFieldsTest {
  private final Rule rule = new PlaceFields();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shipping_address=\"‹221B Baker Street›\" courier=dhl",
        "billingAddress: ‹12 Main St, Austin, TX› status=ok",
        "address=\"‹Rosengarten 5, 8001 Zürich›\"",
        "{\"city\":\"‹Lyon›\",\"postal_code\":\"‹69002›\",\"country\":\"France\"}",
        "city=‹Mountain View› zip=‹94043-1351›",
        "Wohnort: ‹Köln› PLZ: ‹50667›",
        "ciudad=‹San Sebastián›",
        "город: ‹Москва› индекс: ‹101000›",
        "城市: ‹上海› 地址: ‹浦东新区世纪大道100号›",
        "postcode=‹SW1A 1AA›",
        "kod pocztowy: ‹00-950›",
        "{\"lat\": ‹52.5200›, \"lng\": ‹13.4050›}",
        "{\"latitude\":‹-33.8688›}",
        "\"coordinates\":[‹13.405,52.52›]",
        "gps=‹52.52,13.40›",
        "주소: ‹서울특별시 강남구 테헤란로 152›",
        "ที่อยู่: ‹99 ถนนสุขุมวิท กรุงเทพ›",
      })
  void place_isFoundByTheNameOfItsField(String marked) {
    MarkedText.check(rule, marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "address=0x7fff5fbff8a0 address: 10.0.0.1 port 22 ip_address=\"Host 5 is up\"",
        "location=/var/log/x.log location=us-east-1 Location: https://example.com/5 A",
        "address=\"localhost 8080\" bind address: 0.0.0.0 port 80",
        "city=null ville: inconnu town=\"\" city=N/A",
        "zip=5 zip=archive.zip postcode: unknown plz=12",
        "lat=0.52 ms p99=3 lat=12.50",
        "latitude=0.0000 longitude=0 lon=7",
        "coordinates=[1,2,3] gps=off",
        "country=France region=EU",
        "street=/dev/null",
      })
  void whatIsNoPlace_stays(String text) {
    MarkedText.check(rule, text);
  }
}
