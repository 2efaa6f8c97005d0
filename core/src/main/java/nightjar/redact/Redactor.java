package nightjar.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes personal data and secrets out of text. Each rule in turn looks at what those before it have
 * left; of two values over one another the one that holds the other stays, else the earlier. What
 * stands in place of a value is a matter of its kind's {@link Mode}; the text is read as {@link
 * Decoded} says, so that a value may be escaped or written in wide digits.
 *
 * <p>Each rule's class says what it recognises and what it does not; above all values broken over
 * two lines are not, nor those in Base64.
 *
 * <p>Immutable. One pass tells which rules a text needs, another is made for each of those; both
 * are linear in the length of the text whatever it is. A line of a log costs about a microsecond;
 * text without any value is returned as it is and nothing is allocated but the result.
 */
public final class Redactor {
  private static final long NANOS_OF_DAY = 86_400_000_000_000L;

  final List<Rule> rules;
  final Anchors anchors;

  /** Rules that are tried whatever the text. */
  final long always;

  private final Written written;

  /** With a marker for every kind. */
  public Redactor() {
    this(RedactionSettings.DEFAULT);
  }

  public Redactor(RedactionSettings settings) {
    this(
        Stream.concat(settings.rules().stream(), builtIn(settings.policies()).stream()).toList(),
        settings);
  }

  /** With these rules alone. */
  Redactor(List<Rule> rules, RedactionSettings settings) {
    this.rules = List.copyOf(rules);
    this.anchors = new Anchors(rules);
    this.written = new Written(settings);
    this.always = (1L << settings.rules().size()) - 1;
  }

  /** In the order they are tried: what tells more of a value comes first. */
  static List<Rule> builtIn(Set<Policy> policies) {
    List<Rule> rules = new ArrayList<>(SecretRules.all());
    rules.addAll(
        List.of(
            new MachineReadableZones(),
            new AnnouncedNumbers(NumberForms.ALL),
            new SqlValues(NumberForms.ALL, SqlColumns.ALL),
            new Hl7Fields(),
            new Coordinates(),
            new PhoneNumbers(),
            new Emails(),
            new LoneNumbers(policies),
            new TopicalNumbers(),
            new BritishLicences(),
            new MacAddresses(policies),
            new Ipv6Addresses(policies),
            new IpAddresses(policies),
            new PlaceFields(),
            new Streets(),
            new PlaceSentences(),
            new ClinicalNames(),
            new ContactNames(),
            new PersonFields(),
            new PersonSentences()));
    if (policies.contains(Policy.LONE_NAMES)) {
      rules.add(new NamePairs());
      rules.add(new LoginPairs());
    }
    return List.copyOf(rules);
  }

  /** The text with a marker, or what else is set, in place of each value found. */
  public Redacted redact(String text) {
    return redact(text, 0);
  }

  /**
   * The same with tokens of a day.
   *
   * @param nanos a time of that day, since 1970-01-01 UTC
   */
  public Redacted redact(String text, long nanos) {
    return redact(text, Decoded.of(text), new Found(), nanos, new Edges());
  }

  /** The values in a text, from left to right; those that are kept are not among them. */
  public List<Masked> find(String text) {
    Decoded decoded = Decoded.of(text);
    String read = decoded == null ? text : decoded.text();
    Found found = new Found();
    find(asked(read), read, Windows.NONE, found);
    List<Masked> masked = new ArrayList<>();
    for (int i = 0; i < found.count(); i++) {
      int start = found.start(i);
      int end = found.end(i);
      if (!written.keeps(found, i, read.substring(start, end))) {
        Rule rule = found.rule(i);
        masked.add(
            new Masked(
                Decoded.raw(decoded, start),
                Decoded.raw(decoded, end),
                rule instanceof CustomRule custom ? custom.name() : found.kind(i).name(),
                rule.reason(read, start, end)));
      }
    }
    return List.copyOf(masked);
  }

  private long asked(String text) {
    return anchors.in(text) | always;
  }

  Redacted redact(String raw, @Nullable Decoded decoded, Found found, long nanos, Edges edges) {
    String text = decoded == null ? raw : decoded.text();
    long asked = asked(text);
    if (asked == 0) {
      return new Redacted(raw, 0);
    }
    found.clear();
    find(asked, text, Windows.NONE, found);
    return written(raw, decoded, found, nanos, edges);
  }

  /** What the rules of a bit set find; see {@link #redact}. */
  Redacted redact(long asked, String text, Windows windows, Found found, long nanos, Edges edges) {
    found.clear();
    find(asked, text, windows, found);
    return written(text, null, found, nanos, edges);
  }

  private Redacted written(
      String raw, @Nullable Decoded decoded, Found found, long nanos, Edges edges) {
    return found.count() == 0
        ? new Redacted(raw, 0)
        : written.text(raw, decoded, found, Math.floorDiv(nanos, NANOS_OF_DAY), edges);
  }

  /**
   * @param windows where values of some rules begin
   */
  private void find(long asked, String text, Windows windows, Found found) {
    String left = text;
    for (long rest = asked; rest != 0; rest &= rest - 1) {
      int number = Long.numberOfTrailingZeros(rest);
      Rule rule = rules.get(number);
      long span = next(rule, number, left, windows, 0);
      while (span != Span.NONE) {
        int start = Span.start(span);
        int end = Span.end(span);
        if (!Kind.isMarker(left, start, end)) {
          found.add(span, rule.kind(left, start, end), rule);
        }
        span = next(rule, number, left, windows, end);
      }
      left = found.settle(left);
    }
  }

  private static long next(Rule rule, int number, String text, Windows windows, int from) {
    return rule instanceof WordRule word && windows.knows(number)
        ? windows.next(word, number, text, from)
        : rule.next(text, from);
  }
}
