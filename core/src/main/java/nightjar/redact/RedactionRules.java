package nightjar.redact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The settings of all sources, as {@link RuleFile} reads them. Immutable.
 *
 * @param everywhere of sources that have none of their own
 * @param bySource by a source's name, in which {@code *} stands for anything; the first that fits
 */
public record RedactionRules(
    RedactionSettings everywhere, Map<String, RedactionSettings> bySource) {
  /** A marker for every kind of every source. */
  public static final RedactionRules DEFAULT =
      new RedactionRules(RedactionSettings.DEFAULT, Map.of());

  public RedactionRules {
    Objects.requireNonNull(everywhere);
    bySource = Map.copyOf(new LinkedHashMap<>(bySource));
  }

  RedactionSettings of(String source) {
    RedactionSettings own = bySource.get(source);
    if (own != null) {
      return own;
    }
    return bySource.entrySet().stream()
        .filter(entry -> fits(entry.getKey(), source))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(everywhere);
  }

  /**
   * Does a pattern with stars fit? Time is linear in either: a later star takes no earlier one
   * back.
   */
  static boolean fits(String pattern, String name) {
    int at = 0;
    String[] parts = pattern.split("\\*", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean isLast = i == parts.length - 1;
      int found = isLast && i > 0 ? name.length() - parts[i].length() : name.indexOf(parts[i], at);
      if (found < at || !name.startsWith(parts[i], found) || (i == 0 && found > 0)) {
        return false;
      }
      at = found + parts[i].length();
    }
    return at == name.length();
  }
}
