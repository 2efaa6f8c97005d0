package nightjar.redact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
    bySource = Collections.unmodifiableMap(new LinkedHashMap<>(bySource));
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
   * What holds for a text that may tell of several sources: nothing stays that one of them would
   * not have, and only a marker stands for it.
   */
  RedactionSettings ofReports() {
    List<RedactionSettings> all = new ArrayList<>(bySource.values());
    all.add(everywhere);
    Map<Kind, Mode> modes = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      modes.put(kind, strictest(all, kind));
    }
    Set<Policy> policies = EnumSet.noneOf(Policy.class);
    Set<CustomRule> rules = new LinkedHashSet<>();
    Set<String> allowed = new LinkedHashSet<>(everywhere.allowed());
    for (RedactionSettings each : all) {
      rules.addAll(each.rules());
      allowed.retainAll(each.allowed());
    }
    for (Policy policy : Policy.values()) {
      boolean isEverywhere = all.stream().allMatch(each -> each.policies().contains(policy));
      if (isEverywhere || policy == Policy.LONE_NAMES) {
        policies.add(policy);
      }
    }
    return new RedactionSettings(
        modes, policies, List.copyOf(rules), List.copyOf(allowed), everywhere.keys());
  }

  private static Mode strictest(List<RedactionSettings> all, Kind kind) {
    List<Mode> modes =
        all.stream().map(each -> each.modes().getOrDefault(kind, Mode.MARK)).distinct().toList();
    if (modes.contains(Mode.DROP)) {
      return Mode.DROP;
    }
    return modes.equals(List.of(Mode.KEEP)) ? Mode.KEEP : Mode.MARK;
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
