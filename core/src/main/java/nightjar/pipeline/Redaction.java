package nightjar.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import nightjar.LineRef;
import nightjar.detect.Evidence;
import nightjar.incident.Finding;
import nightjar.incident.Incident;
import nightjar.pattern.Parameter;
import nightjar.pattern.RecordSamples;
import nightjar.pattern.Sample;
import nightjar.pattern.Template;
import nightjar.redact.KnownValues;
import nightjar.redact.Redacted;
import nightjar.redact.RedactionRules;
import nightjar.redact.Redactor;
import nightjar.redact.Redactors;
import nightjar.shape.FastKey;
import nightjar.shape.Shape;
import nightjar.store.SampledLineStore;
import org.jspecify.annotations.Nullable;

/**
 * Stands between what was found and who is shown it: every text of a report passes here, redacted
 * if that is switched on.
 */
final class Redaction {
  /** Where text is cut before it comes here, in bytes. */
  private static final List<Integer> LIMITS =
      List.of(
          SampledLineStore.MAX_LINE_BYTES,
          SampledLineStore.SHORT_LINE_BYTES,
          FastKey.MAX_BYTES,
          RecordSamples.MAX_TEXT);

  private static final Pattern MARKERS =
      Pattern.compile("\\[(?:" + String.join("|", Redacted.names(-1)) + ")\\](?: [0-9a-f]{8}\\b)?");

  private final @Nullable Redactor redactor;
  private final @Nullable Redactor evidence;

  Redaction(boolean on) {
    this(on ? new Redactors(RedactionRules.DEFAULT) : null);
  }

  Redaction(@Nullable Redactors redactors) {
    this.redactor = redactors == null ? null : redactors.reports();
    this.evidence = redactors == null ? null : redactors.evidence();
  }

  /** Are these the redactors it was made of? */
  boolean isOf(Redactors redactors) {
    return redactor == redactors.reports();
  }

  String apply(String text) {
    return redactor == null ? text : redactor.redact(text).toString();
  }

  /** With tokens, so that it says which values are the same; of the day of {@code nanos}. */
  private String telling(String text, long nanos, KnownValues known) {
    return evidence == null ? text : known.without(evidence.redact(text, nanos)).toString();
  }

  /** A title made of a text: it may lack the words by which a value in it is known. */
  String title(String title, String text) {
    return redactor == null
        ? title
        : new KnownValues(redactor).learn(text).learn(title).redact(title).toString();
  }

  /**
   * Without its last word, and the numbers before it, where the store has cut the line: half an
   * address or card number is not recognised as one.
   */
  static String whole(String text) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (LIMITS.stream().noneMatch(limit -> isAbout(length, limit))) {
      return text;
    }
    int space = text.lastIndexOf(' ');
    while (space > 0 && Character.isDigit(text.charAt(space - 1))) {
      space = text.lastIndexOf(' ', space - 1);
    }
    return text.substring(0, Math.max(0, space)) + "…";
  }

  /** A character cut in two may have become one of another length. */
  private static boolean isAbout(int length, int limit) {
    return Math.abs(length - limit) <= 3;
  }

  /** A message that was kept for its values. */
  Sample apply(Sample sample) {
    return redactor == null ? sample : new Sample(apply(whole(sample.text())), sample.count());
  }

  Parameter apply(Parameter parameter) {
    return redactor == null
        ? parameter
        : new Parameter(
            parameter.index(),
            parameter.kind(),
            parameter.distinct(),
            parameter.records(),
            parameter.top().stream()
                .map(value -> new Parameter.Value(apply(value.text()), value.count()))
                .toList(),
            parameter.quantiles());
  }

  /** The template that a redacted text is of: where a marker stands, anything may. */
  Template template(String text) {
    return Template.parse(redactor == null ? text : MARKERS.matcher(text).replaceAll(Shape.WILD));
  }

  LineRef apply(LineRef line) {
    return redactor == null
        ? line
        : new LineRef(
            line.file(), line.line(), line.timeNanos(), line.severity(), apply(whole(line.text())));
  }

  Incident apply(Incident incident) {
    if (redactor == null) {
      return incident;
    }
    KnownValues known = known(incident, redactor);
    UnaryOperator<String> all = text -> known.redact(text).toString();
    LineRef first = incident.first();
    long nanos = incident.range().fromNanos();
    return new Incident(
        incident.id(),
        incident.score(),
        incident.points(),
        incident.severity(),
        all.apply(incident.title()),
        all.apply(incident.summary()),
        incident.range(),
        incident.lines(),
        incident.services().stream().map(all).toList(),
        incident.evidence().stream().map(e -> apply(e, nanos, known)).toList(),
        first == null ? null : apply(first),
        incident.samples().stream().map(this::apply).toList(),
        List.copyOf(incident.sessions().stream().map(s -> telling(s, nanos, known)).toList()),
        incident.trend(),
        incident.unusual(),
        incident.findings().stream().map(finding -> apply(finding, nanos, known)).toList());
  }

  /** Of what is found in one text of an incident, others may quote too little to know it again. */
  private static KnownValues known(Incident incident, Redactor redactor) {
    KnownValues known = new KnownValues(redactor);
    incident.samples().forEach(line -> known.learn(whole(line.text())));
    incident.evidence().forEach(evidence -> known.learn(evidence.text()));
    incident.findings().forEach(finding -> known.learn(finding.pattern()));
    return known.learn(incident.title()).learn(incident.summary());
  }

  private Finding apply(Finding finding, long nanos, KnownValues known) {
    return new Finding(
        finding.detector(),
        finding.bits(),
        finding.patternId(),
        known.redact(finding.pattern()).toString(),
        finding.shapes(),
        finding.service(),
        finding.range(),
        finding.lines(),
        finding.absence(),
        finding.leastSeverity(),
        finding.evidence().stream().map(e -> apply(e, nanos, known)).toList());
  }

  private Evidence apply(Evidence found, long nanos, KnownValues known) {
    return new Evidence(
        found.detector(), telling(found.text(), nanos, known), found.observed(), found.expected());
  }
}
