package nightjar.pattern;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/** What is wrong with JSON that cannot be read, in words for people. */
final class JsonDamage {
  private JsonDamage() {}

  /** Where it is damaged, and how. The parser's limits of depth and length tell no place. */
  static String of(JsonProcessingException e) {
    @Nullable JsonLocation at = e.getLocation();
    String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return "damaged" + place + ": " + e.getOriginalMessage();
  }
}
