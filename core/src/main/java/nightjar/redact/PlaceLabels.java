package nightjar.redact;

import java.util.HashMap;
import java.util.Map;

/** Names of fields that hold places. */
final class PlaceLabels {
  /** Of a thing. */
  static final int NONE = 1;

  /** A town. */
  static final int TOWN = 2;

  /** A street or a whole address, whatever it looks like. */
  static final int STREET = 3;

  /** An address of a house or of a machine: it has to look like the first. */
  static final int ADDRESS = 4;

  static final int POST_CODE = 5;

  /** In full, so that nothing else is meant. */
  static final int DEGREES = 6;

  /** {@code lat}, which may be a latency: the other one has to be near. */
  static final int SHORT_LATITUDE = 7;

  static final int SHORT_LONGITUDE = 9;

  /** A pair of degrees. */
  static final int POINT = 8;

  static final LabelWords WORDS = LabelWords.of(table());

  private PlaceLabels() {}

  private static Map<String, Integer> table() {
    Map<String, Integer> table = new HashMap<>();
    put(
        table,
        TOWN,
        """
        city, town, hometown, home town, birthplace, birth place, place of birth, city name, suburb,
        shipping city, billing city, village, municipality, locality, ville, ciudad, ciudad natal,
        città, comune, localidad, localidade, miasto, miejscowość, wohnort, stadt, geburtsort,
        lieu de naissance, city of birth, birth city, current city, customer city, home city, from city,
        destination city, delivery city, address city, geo city, kota, tỉnh, oraș, mesto, obec, grad,
        by navn, poststed, település, város, localitate, область, район, region of residence, lugar de nacimiento, luogo di nascita, cidade, municipio, plaats, woonplaats,
        stad, kaupunki, paikkakunta, postort, şehir, il ilçe, město, город, место рождения,
        населенный пункт, місто, πόλη, עיר, 城市, 出生地, 市区, 市区町村, 都市, 도시, 시군구, เมือง, จังหวัด,
        อำเภอ, المدينة, مدينة, शहर
        """);
    put(
        table,
        STREET,
        """
        teslimat adresi, ev adresi, açık adres, alamat, địa chỉ, adresa bydliště, adresa domiciliu,
        direccion de envio, dirección de entrega, endereço de entrega, indirizzo di spedizione,
        indirizzo di consegna, adres dostawy, adres korespondencyjny, bezorgadres, leveringsadresse,
        leveransadress, toimitusosoite, hjemmeadresse, bostadsadress, адрес проживания,
        адрес регистрации, адреса доставки, address 1, addr 1, pickup address, drop off address,
        dropoff address, service address, work address, previous address, new address of residence,
        配達先, 届け先, 現住所, 送付先住所, 詳細地址, 详细地址, 收件地址, 寄件地址, 배송 주소, 수령지, 집주소,
        ที่อยู่จัดส่ง, عنوان التوصيل, عنوان المنزل, घर का पता, डिलीवरी पता, כתובת מגורים, כתובת למשלוח,
        street, street address, street name, street line, address line, addressline, address line 1,
        addr line, shipping address, billing address, home address, mailing address, postal address,
        delivery address, residential address, permanent address, current address, shipping street,
        customer address, patient address, residence, full address, formatted address,
        strasse, straße, anschrift, lieferadresse, rechnungsadresse, wohnadresse, postanschrift,
        adresse postale, adresse de livraison, domicile, rue, dirección, direccion, domicilio,
        dirección de envío, calle, indirizzo, indirizzo di residenza, via residenza, endereço, endereco,
        morada, rua, adres zamieszkania, ulica, woonadres, straatnaam, osoite, katuosoite,
        gatuadress, adresa, cím, lakcím, домашний адрес, адрес доставки, улица, 住所, 地址, 家庭住址,
        收货地址, 配送地址, 住址, お届け先, 配送先, 주소, 배송지, 도로명주소, ที่อยู่, العنوان, पता
        """);
    put(
        table,
        ADDRESS,
        """
        address, addr, adresse, adres, adress, endere, location, loc, ship to, bill to, deliver to,
        адрес, адреса, διεύθυνση, כתובת, customer location, address text, place
        """);
    put(
        table,
        POST_CODE,
        """
        zip, billing postcode, billing zip, shipping zip, zip code, zipcode, postal code, postcode, post code, postalcode, plz, postleitzahl,
        code postal, código postal, codigo postal, cep, kod pocztowy, postnummer, postinumero,
        postnr, pin code, pincode, индекс, почтовый индекс, 邮编, 邮政编码, 郵便番号, 우편번호, รหัสไปรษณีย์,
        الرمز البريدي, पिन कोड, psč, irányítószám, posta kodu
        """);
    put(
        table,
        DEGREES,
        """
        latitude, longitude, gps lat, gps lon, gps lng, gps latitude, gps longitude, geo lat, geo lon,
        geo lng, home lat, home lng, breitengrad, längengrad, latitud, longitud, широта, долгота,
        纬度, 经度, 緯度, 経度, 위도, 경도
        """);
    put(table, SHORT_LATITUDE, "lat");
    put(table, SHORT_LONGITUDE, "lng, lon, long");
    put(
        table,
        POINT,
        """
        coordinates, coordinate, coords, gps, geo, latlng, lat lng, latlon, lat lon,
        lat long, geo point, geopoint, geolocation, geo location, gps position, gps fix,
        last location, location latlng, coordenadas, koordinaten, coordonnées, координаты, 坐标, 座標,
        location coordinates, loc
        """);
    put(
        table,
        NONE,
        """
        ip address, mac address, email address, e mail address, mail address, memory address,
        base address, bind address, listen address, server address, remote address, local address,
        peer address, client address, host address, network address, physical address,
        virtual address, return address, source address, destination address, start address,
        load address, fault address, hardware address, wallet address, contract address,
        bitcoin address, crypto address, web address, proxy address, broadcast address,
        gateway address, link address, bucket location, file location, log location, data location,
        warehouse location, config location, market place, work place
        """);
    return table;
  }

  private static void put(Map<String, Integer> table, int value, String words) {
    for (String word : words.strip().split("\\s*,\\s*", -1)) {
      table.merge(word, value, Math::min);
    }
  }
}
