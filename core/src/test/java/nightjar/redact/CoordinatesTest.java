package nightjar.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {
  private final Rule rule = new Coordinates();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "position=‹52.520008, 13.404954› speed=3",
        "at ‹48.85837,2.294481›.",
        "(‹-33.8688, 151.2093›)",
        "geo:‹52.52,13.40›;u=35",
        "uri=geo:‹52.52,13.40›",
        "geom=POINT(‹13.4050 52.5200›)",
        "POINT (‹-70.6693 -33.4489›)",
        "GPS fix ‹40°26'46\" N 79°58'56\" W› ok",
        "‹52.5200° N, 13.4050° E›",
        "‹+52.5200+013.4050›/",
        "$GPGGA,123519,‹4807.038,N,01131.000,E›,1,08,0.9,545.4,M",
        "near ‹8FVC9G8F+6W›",
      })
  void placeOnEarth_isFound(String marked) {
    MarkedText.check(rule, marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "load average: 0.52, 13.40, 12.00; loss 0.1234, 0.5678",
        "0.0000, 0.0000 and 91.0000, 200.0000 and 12.34, 56.78",
        "vector 12.3456, 45.6789, 7.8901",
        "velocity=12.3456, 45.6789",
        "1.2.3456, 45.6789 v12.3456, 45.6789 12.3456s, 45.6789",
        "52.5200 13.4050",
        "XPOINT(13.4050 52.5200) POINT(1 2) POINT(x)",
        "base64 abc/8FVC9G8F+6W= 12345678+99 CFGHJMPQ+RV",
        "45° turn, 20°C, 12 + 13",
        "took 5, 7 and 12,5 ms",
      })
  void otherNumbers_stay(String text) {
    MarkedText.check(rule, text);
  }
}
