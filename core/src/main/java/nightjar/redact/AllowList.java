package nightjar.redact;

import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Values that stay whatever their kind. Immutable. */
final class AllowList {
  private final Set<String> values = new HashSet<>();
  private final List<Pattern> patterns;

  /**
   * @param entries values, whose case does not count, or between slashes an RE2/J expression of a
   *     whole value: {@code noreply@shop.example}, {@code /10\.0\..+/}
   * @throws com.google.re2j.PatternSyntaxException if an expression is none
   */
  AllowList(List<String> entries) {
    patterns = entries.stream().filter(AllowList::isPattern).map(AllowList::pattern).toList();
    for (String entry : entries) {
      if (!isPattern(entry)) {
        values.add(entry.toLowerCase(Locale.ROOT));
      }
    }
  }

  private static boolean isPattern(String entry) {
    return entry.length() > 2 && entry.startsWith("/") && entry.endsWith("/");
  }

  private static Pattern pattern(String entry) {
    return Pattern.compile(entry.substring(1, entry.length() - 1));
  }

  boolean isEmpty() {
    return values.isEmpty() && patterns.isEmpty();
  }

  boolean holds(String value) {
    return values.contains(value.toLowerCase(Locale.ROOT))
        || patterns.stream().anyMatch(pattern -> pattern.matches(value));
  }
}
