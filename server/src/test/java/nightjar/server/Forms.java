package nightjar.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A value as it may stand somewhere: plain, as JSON, percent or Base64 write it, digits alone. */
final class Forms {
  private final String value;
  private final Set<String> small = new LinkedHashSet<>();
  private final Set<String> exact = new LinkedHashSet<>();

  Forms(String value) {
    this.value = value;
    small(value);
    small(value.replace("/", "\\/"));
    small(value.replace("@", "\\u0040"));
    small(URLEncoder.encode(value, StandardCharsets.UTF_8));
    small(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    small(value.replace("@", "%40"));
    String digits = value.replaceAll("[ -]", "");
    if (digits.length() >= 9 && digits.chars().allMatch(Character::isDigit)) {
      small(digits);
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    for (int before = 0; before < 3; before++) {
      exact.add(base64(bytes, before));
    }
  }

  private void small(String form) {
    small.add(form.toLowerCase(Locale.ROOT));
  }

  /** What of it Base64 writes the same whatever stands around it, so many bytes into a group. */
  private static String base64(byte[] bytes, int before) {
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    byte[] whole = Arrays.copyOf(shifted, shifted.length / 3 * 3);
    String encoded = Base64.getEncoder().encodeToString(whole);
    return encoded.substring(before == 0 ? 0 : 4);
  }

  String value() {
    return value;
  }

  /** Does it stand in a text? */
  boolean isIn(String text) {
    return isIn(text, text.toLowerCase(Locale.ROOT));
  }

  private boolean isIn(String text, String lower) {
    return small.stream().anyMatch(lower::contains) || exact.stream().anyMatch(text::contains);
  }

  /** Those of some values that stand in a text. */
  static List<String> in(String text, List<Forms> values) {
    String lower = text.toLowerCase(Locale.ROOT);
    return values.stream().filter(each -> each.isIn(text, lower)).map(Forms::value).toList();
  }
}
