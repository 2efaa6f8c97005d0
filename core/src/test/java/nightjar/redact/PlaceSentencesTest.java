package nightjar.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceSentencesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "home postcode ‹BS8 1TH› not in delivery area",
        "zip ‹94107› not served, postal code ‹K1A 0B1› invalid",
        "PLZ ‹10115› Lieferung morgen",
        "user lives in ‹Klagenfurt› per profile",
        "Frau X, wohnhaft in ‹Zürich›, geboren in ‹Wien›",
        "zip file 12345 corrupt, zip=94107, unzip 94107",
        "value lives in Redis, in Memory, resident of Slot 4",
        "object lives in cache; born in 1970",
      })
  void placeBehindItsWords_isFound(String marked) {
    MarkedText.check(new PlaceSentences(), marked);
  }
}
