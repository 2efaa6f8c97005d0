package nightjar.redact;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The redactors of all sources by the rules in force, which may be replaced at any time: who asks
 * after that gets the new ones. Sources with the same settings have the same redactor. Safe for
 * many threads.
 */
public final class Redactors {
  private final RedactionTally tally = new RedactionTally();
  private volatile InForce current;

  /** Rules and what was made of them. */
  private static final class InForce {
    private final RedactionRules rules;
    private final Redactor everywhere;
    private final Redactor reports;
    private final Redactor evidence;
    private final Map<RedactionSettings, Redactor> made = new ConcurrentHashMap<>();

    InForce(RedactionRules rules) {
      this.rules = rules;
      this.everywhere = new Redactor(rules.everywhere());
      RedactionSettings strict = rules.ofReports();
      TokenKeys keys = strict.keys();
      this.reports = new Redactor(strict);
      this.evidence = keys == null ? reports : new Redactor(strict.withTokens(keys));
      made.put(rules.everywhere(), everywhere);
      rules
          .bySource()
          .values()
          .forEach(own -> made.computeIfAbsent(own, settings -> new Redactor(settings)));
    }

    Redactor of(String source) {
      return rules.bySource().isEmpty()
          ? everywhere
          : made.computeIfAbsent(rules.of(source), settings -> new Redactor(settings));
    }
  }

  public Redactors(RedactionRules rules) {
    this.current = new InForce(rules);
  }

  /** From now on these hold. */
  public void replace(RedactionRules rules) {
    current = new InForce(rules);
  }

  /** What was replaced in records, by whatever rules. */
  public RedactionTally tally() {
    return tally;
  }

  public RedactionRules rules() {
    return current.rules;
  }

  /** Of what comes from no source in particular. */
  public Redactor everywhere() {
    return current.everywhere;
  }

  /** Of what is told of lines of any sources: it leaves nothing that one of them would not. */
  public Redactor reports() {
    return current.reports;
  }

  /**
   * The same with a token behind each marker if there is a key, so that one can tell values apart.
   */
  public Redactor evidence() {
    return current.evidence;
  }

  public Redactor of(String source) {
    return current.of(source);
  }
}
