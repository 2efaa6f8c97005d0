package nightjar.redact;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for and what becomes of it.
 *
 * @param modes by kind; where there is none, {@link Mode#MARK}
 * @param policies what is in force
 * @param rules the user's own, tried before all others
 * @param allowed values that stay; see {@link AllowList}
 * @param keys makes tokens; null if no mode asks for them
 */
public record RedactionSettings(
    Map<Kind, Mode> modes,
    Set<Policy> policies,
    List<CustomRule> rules,
    List<String> allowed,
    @Nullable TokenKeys keys) {
  /** A marker for every kind. */
  public static final RedactionSettings DEFAULT =
      new RedactionSettings(Map.of(), Policy.DEFAULTS, List.of(), List.of(), null);

  public RedactionSettings {
    modes = Map.copyOf(modes);
    policies = Set.copyOf(policies);
    rules = List.copyOf(rules);
    allowed = List.copyOf(allowed);
    boolean asksForTokens =
        modes.containsValue(Mode.TOKEN) || rules.stream().anyMatch(r -> r.mode() == Mode.TOKEN);
    if (asksForTokens && keys == null) {
      throw new IllegalArgumentException("tokens need a key");
    }
  }

  /** The same with a token wherever there would be a marker alone. */
  public RedactionSettings withTokens(TokenKeys by) {
    Map<Kind, Mode> tokened = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      Mode mode = modes.getOrDefault(kind, Mode.MARK);
      tokened.put(kind, mode == Mode.MARK ? Mode.TOKEN : mode);
    }
    return new RedactionSettings(tokened, policies, rules, allowed, by);
  }
}
