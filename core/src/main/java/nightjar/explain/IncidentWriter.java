package nightjar.explain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.TimeRange;
import nightjar.detect.Anomaly;
import nightjar.detect.Evidence;
import nightjar.detect.Judgement;
import nightjar.incident.Finding;
import nightjar.incident.Incident;
import nightjar.incident.Score;
import nightjar.pattern.LogPattern;
import nightjar.store.LineStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells a group of anomalies as one incident: how strange it is, what happened in words made by
 * rules, and the lines that show it.
 *
 * <p>How bad the lines say they are is a prior, not a gate: where something is odd for a while, or
 * new, a rare severity adds bits under the name {@code severity}, up to 4 for WARN, 8 for ERROR and
 * 14 for FATAL, and none where lines of it are common.
 */
public final class IncidentWriter {
  /** A service that says nothing tells more than each of the patterns it does not write. */
  private static final double WHOLE_SERVICE_BITS = 20;

  /** What is hardly odd gets a part of its severity's bits only. */
  private static final double PRIOR_BITS = 3;

  /** Of two that are as fit to name an incident, the one does that others speak of too. */
  private static final double SUPPORT = 0.3;

  private static final double CERTAIN_BITS = 20;
  private static final double TEMPER = 6;
  private static final double BROAD_SHARE = 0.4;
  private static final Comparator<LineRef> BY_TIME =
      Comparator.comparingLong(LineRef::timeNanos)
          .thenComparing(LineRef::file)
          .thenComparingLong(LineRef::line);

  private static final int MAX_EVIDENCE = 12;
  private static final int MAX_SAMPLES = 5;

  private final Judgement judgement;
  private final LineStore lines;
  private final Trends trends;
  private final int[] serviceOfShape;
  private final double[] shareAsSevere;
  private final List<List<Integer>> shapesOfPattern = new ArrayList<>();

  /**
   * @param serviceOfShape number of the service that wrote a shape first
   * @param severities records per OpenTelemetry severity number
   */
  public IncidentWriter(
      Judgement judgement,
      LineStore lines,
      Trends trends,
      int[] serviceOfShape,
      long[] severities) {
    this.judgement = judgement;
    this.lines = lines;
    this.trends = trends;
    this.serviceOfShape = serviceOfShape.clone();
    this.shareAsSevere = sharesAsSevere(severities);
    for (int pattern = 0; pattern < judgement.patterns().size(); pattern++) {
      shapesOfPattern.add(new ArrayList<>());
    }
    for (int shape = 0; shape < judgement.patterns().shapes(); shape++) {
      shapesOfPattern.get(judgement.patterns().patternOf(shape)).add(shape);
    }
  }

  /**
   * Those of a group that get none of its points and lie further away from those that do than these
   * last: something links them, but they are no part of the story.
   */
  public List<Anomaly> stragglers(List<Anomaly> group) {
    Set<Integer> patterns = new LinkedHashSet<>();
    group.stream().map(Anomaly::pattern).filter(pattern -> pattern >= 0).forEach(patterns::add);
    Map<String, Integer> points = Score.points(bits(group, patterns));
    Map<String, Double> bits = new TreeMap<>();
    group.forEach(anomaly -> bits.merge(anomaly.detector(), anomaly.bits(), Double::sum));
    List<Anomaly> rest = new ArrayList<>();
    List<Anomaly> telling = new ArrayList<>();
    for (Anomaly anomaly : group) {
      // A detector's points are shared out in proportion to bits: less than half a point is none.
      double share = anomaly.bits() / bits.getOrDefault(anomaly.detector(), 1.0);
      boolean isTelling = points.getOrDefault(anomaly.detector(), 0) * share >= 0.5;
      (isTelling ? telling : rest).add(anomaly);
    }
    telling.removeIf(anomaly -> !hasTime(anomaly));
    rest.removeIf(anomaly -> !hasTime(anomaly));
    if (telling.isEmpty() || rest.isEmpty()) {
      return List.of();
    }
    TimeRange story = range(telling);
    rest.removeIf(anomaly -> anomaly.range().touches(story, story.nanos()));
    return rest;
  }

  private static boolean hasTime(Anomaly anomaly) {
    return anomaly.range().fromNanos() != LineRef.NO_TIME;
  }

  /** The incident that a group of anomalies is. */
  public Incident write(List<Anomaly> group) {
    Map<Integer, Double> support = new TreeMap<>();
    for (Anomaly anomaly : group) {
      double told = anomaly.absence() ? 0 : Math.min(CERTAIN_BITS, anomaly.bits());
      support.merge(anomaly.pattern(), told, Double::sum);
    }
    List<Anomaly> ranked =
        group.stream()
            .sorted(
                Comparator.<Anomaly>comparingDouble(
                        anomaly ->
                            weight(anomaly)
                                + SUPPORT * support.getOrDefault(anomaly.pattern(), 0.0))
                    .reversed()
                    .thenComparing(anomaly -> anomaly.range().fromNanos())
                    .thenComparing(Anomaly::pattern)
                    .thenComparing(Anomaly::service))
            .toList();
    Anomaly lead = ranked.getFirst();
    Set<Integer> patterns = new LinkedHashSet<>();
    ranked.stream().map(Anomaly::pattern).filter(pattern -> pattern >= 0).forEach(patterns::add);
    TimeRange range = range(ranked);
    Map<String, Integer> points = Score.points(bits(ranked, patterns));
    List<LineRef> unusual = unusual(ranked);
    List<LineRef> shown = shown(ranked, unusual);
    @Nullable LineRef first =
        unusual.stream()
            .filter(line -> isWithin(line, range))
            .min(BY_TIME)
            .or(() -> unusual.stream().min(BY_TIME))
            .orElse(null);
    int severity = severity(patterns, shown);
    Trends.Trend trend = trends.of(patterns, lead.service(), range);
    return new Incident(
        id(lead),
        points.values().stream().mapToInt(Integer::intValue).sum(),
        points,
        severity,
        Sentences.title(lead, subject(lead)),
        summary(ranked, lead),
        range,
        count(ranked),
        services(ranked, patterns),
        evidence(ranked, points.containsKey("severity"), severity),
        first,
        shown,
        sessions(ranked),
        trend.counts(),
        isBroad(range) ? trend.unusual().stream().map(column -> false).toList() : trend.unusual(),
        ranked.stream().map(this::finding).toList());
  }

  private Finding finding(Anomaly anomaly) {
    boolean isOfPattern = anomaly.pattern() >= 0;
    Set<Long> shapes = new LinkedHashSet<>();
    if (isOfPattern) {
      for (int shape : shapesOfPattern.get(anomaly.pattern())) {
        shapes.add(judgement.patterns().shape(shape).number());
      }
    }
    return new Finding(
        anomaly.detector(),
        anomaly.bits(),
        isOfPattern ? judgement.patterns().pattern(anomaly.pattern()).id() : "",
        isOfPattern ? judgement.patterns().pattern(anomaly.pattern()).text() : "",
        shapes,
        anomaly.service() >= 0 ? judgement.services().name(anomaly.service()) : "",
        anomaly.range(),
        anomaly.lines(),
        anomaly.absence(),
        anomaly.leastSeverity(),
        anomaly.evidence());
  }

  /**
   * How fit an anomaly is to name the incident. A grave line that is new says best what happened,
   * then a service that says nothing at all; that one of many lines is missing is mostly a
   * consequence, and a window only says that something is odd.
   */
  private double weight(Anomaly anomaly) {
    if (anomaly.pattern() < 0) {
      boolean silentService = anomaly.absence() && anomaly.service() >= 0;
      return silentService ? anomaly.bits() + WHOLE_SERVICE_BITS : anomaly.bits() / 2;
    }
    double prior = prior(judgement.patterns().pattern(anomaly.pattern()).severity());
    return switch (anomaly.detector()) {
      case "new" -> anomaly.bits() + 3 * prior;
      case "silence", "session" -> anomaly.bits() / 2 + prior;
      case "window" -> anomaly.bits() / 4 + prior;
      default -> anomaly.bits() + prior;
    };
  }

  private Map<String, Double> bits(List<Anomaly> group, Set<Integer> patterns) {
    Map<String, Double> bits = new TreeMap<>();
    for (Anomaly anomaly : group) {
      bits.merge(anomaly.detector(), tempered(anomaly.bits()), Math::max);
    }
    double prior =
        patterns.stream()
            .mapToDouble(pattern -> prior(judgement.patterns().pattern(pattern).severity()))
            .max()
            .orElse(0);
    for (Anomaly anomaly : group) {
      prior = Math.max(prior, prior(anomaly.leastSeverity()));
    }
    boolean isNews = bits.containsKey("new") || !isBroad(range(group));
    boolean isOnlyMissing = group.stream().allMatch(a -> a.absence() && a.sessions().isEmpty());
    if (prior > 0 && isNews && !isOnlyMissing) {
      double oddest = group.stream().mapToDouble(Anomaly::bits).max().orElse(0);
      bits.put("severity", prior * Math.min(1, oddest / PRIOR_BITS));
    }
    return bits;
  }

  /**
   * Bits beyond 20 count less and less: what is certain need not be told ten times, but a bigger
   * thing should still come before a smaller one.
   */
  private static double tempered(double bits) {
    return bits <= CERTAIN_BITS
        ? bits
        : CERTAIN_BITS + TEMPER * Math.log(1 + (bits - CERTAIN_BITS) / TEMPER) / Math.log(2);
  }

  /** Goes on for so much of the run that it is how the system is, good or bad. */
  private boolean isBroad(TimeRange range) {
    return range.nanos() > BROAD_SHARE * judgement.range().nanos();
  }

  /** Bits that a severity adds: the rarer lines as severe are, the nearer to its most. */
  private double prior(int severity) {
    double most =
        severity >= Severity.FATAL
            ? 14
            : severity >= Severity.ERROR ? 8 : severity >= Severity.WARN ? 4 : 0;
    if (most == 0) {
      return 0;
    }
    double rarity = -Math.log(Math.max(1e-9, shareAsSevere[severity])) / Math.log(2) / 10;
    return most * Math.clamp(rarity, 0, 1);
  }

  private static double[] sharesAsSevere(long[] severities) {
    double[] shares = new double[25];
    double total = Math.max(1, Arrays.stream(severities).sum());
    long sum = 0;
    for (int s = 24; s >= 0; s--) {
      sum += severities[s];
      shares[s] = (sum + 0.5) / total;
    }
    return shares;
  }

  /** When: of the anomalies that last for a while, or of all if none does. */
  private TimeRange range(List<Anomaly> group) {
    List<TimeRange> timed =
        group.stream()
            .map(Anomaly::range)
            .filter(range -> range.fromNanos() != LineRef.NO_TIME)
            .toList();
    List<TimeRange> passing = timed.stream().filter(range -> !isBroad(range)).toList();
    return (passing.isEmpty() ? timed : passing)
        .stream().reduce(TimeRange::union).orElse(group.getFirst().range());
  }

  private static boolean isWithin(LineRef line, TimeRange range) {
    return line.timeNanos() >= range.fromNanos() && line.timeNanos() < range.toNanos();
  }

  /** Lines that were written and are unusual, the most telling anomaly's first. */
  private List<LineRef> unusual(List<Anomaly> ranked) {
    Set<LineRef> unusual = new LinkedHashSet<>();
    for (Anomaly anomaly : ranked) {
      boolean written = !anomaly.absence() || !anomaly.sessions().isEmpty();
      if (written && anomaly.pattern() >= 0 && unusual.size() < MAX_SAMPLES) {
        unusual.addAll(lines(anomaly, unusual.isEmpty() ? 3 : 1));
      }
    }
    return unusual.stream().limit(MAX_SAMPLES).toList();
  }

  /**
   * The unusual lines and, where something did not come, what was written last before; in order of
   * time.
   */
  private List<LineRef> shown(List<Anomaly> ranked, List<LineRef> unusual) {
    Set<LineRef> shown = new LinkedHashSet<>(unusual);
    Anomaly lead = ranked.getFirst();
    if (shown.isEmpty() || (lead.absence() && lead.sessions().isEmpty())) {
      shown.addAll(around(lead));
    }
    return shown.stream().sorted(BY_TIME).toList();
  }

  /**
   * Lines of the anomaly's pattern; where it is about sessions, theirs: any of their lines if they
   * lack the pattern.
   */
  private List<LineRef> lines(Anomaly anomaly, int wanted) {
    List<Integer> shapes = shapesOfPattern.get(anomaly.pattern());
    Set<String> sessions = Set.copyOf(anomaly.sessions());
    if (!sessions.isEmpty()) {
      List<LineRef> theirs =
          lines.linesOfSessions(sessions, anomaly.absence() ? List.of() : shapes, wanted);
      if (!theirs.isEmpty()) {
        return theirs;
      }
    }
    return lines.lines(
        shapes, anomaly.range().fromNanos() == LineRef.NO_TIME ? null : anomaly.range(), wanted);
  }

  /** Where no pattern tells it: lines of the service in the range, or the last before a silence. */
  private List<LineRef> around(Anomaly lead) {
    List<Integer> shapes = new ArrayList<>();
    if (lead.pattern() >= 0) {
      shapes.addAll(shapesOfPattern.get(lead.pattern()));
    }
    for (int shape = 0; lead.pattern() < 0 && shape < serviceOfShape.length; shape++) {
      if (lead.service() < 0 || serviceOfShape[shape] == lead.service()) {
        shapes.add(shape);
      }
    }
    if (lead.range().fromNanos() == LineRef.NO_TIME) {
      return lines.lines(shapes, null, 2);
    }
    if (!lead.absence()) {
      List<LineRef> all = lines.lines(shapes, lead.range(), Integer.MAX_VALUE);
      return all.stream().filter(line -> line.severity() >= lead.leastSeverity()).limit(3).toList();
    }
    TimeRange before =
        new TimeRange(
            judgement.range().fromNanos(),
            Math.max(judgement.range().fromNanos(), lead.range().fromNanos()));
    List<LineRef> last = lines.lines(shapes, before, Integer.MAX_VALUE);
    return last.isEmpty() ? last : List.of(last.getLast());
  }

  private int severity(Set<Integer> patterns, List<LineRef> shown) {
    int ofPatterns =
        patterns.stream()
            .mapToInt(pattern -> judgement.patterns().pattern(pattern).severity())
            .max()
            .orElse(0);
    int ofLines = shown.stream().mapToInt(LineRef::severity).max().orElse(0);
    return ofPatterns > 0 ? ofPatterns : ofLines;
  }

  private static long count(List<Anomaly> group) {
    Map<Integer, Long> linesOf = new TreeMap<>();
    for (Anomaly anomaly : group) {
      linesOf.merge(anomaly.pattern(), anomaly.lines(), Math::max);
    }
    long ofPatterns =
        linesOf.entrySet().stream()
            .filter(entry -> entry.getKey() >= 0)
            .mapToLong(Map.Entry::getValue)
            .sum();
    return Math.max(ofPatterns, linesOf.getOrDefault(-1, 0L));
  }

  private List<String> services(List<Anomaly> group, Set<Integer> patterns) {
    Map<Integer, Long> count = new LinkedHashMap<>();
    group.stream()
        .filter(a -> a.service() >= 0)
        .forEach(a -> count.merge(a.service(), a.lines() + 1, Long::sum));
    for (int pattern : patterns) {
      for (int shape : shapesOfPattern.get(pattern)) {
        count.merge(serviceOfShape[shape], 1L, Long::sum);
      }
    }
    return count.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> judgement.services().name(entry.getKey()))
        .distinct()
        .toList();
  }

  private List<Evidence> evidence(List<Anomaly> ranked, boolean isGrave, int severity) {
    List<Evidence> all = new ArrayList<>();
    if (isGrave) {
      all.add(gravity(severity));
    }
    for (Anomaly anomaly : ranked) {
      for (Evidence evidence : anomaly.evidence()) {
        String text = Sentences.withSubject(anomaly, evidence, subject(anomaly));
        all.add(new Evidence(evidence.detector(), text, evidence.observed(), evidence.expected()));
      }
    }
    return mostTelling(all);
  }

  /** The first ones, in their order; each detector's first is among them, as it has points. */
  private static List<Evidence> mostTelling(List<Evidence> all) {
    long others = MAX_EVIDENCE - all.stream().map(Evidence::detector).distinct().count();
    List<Evidence> told = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Evidence evidence : all) {
      if (seen.add(evidence.detector()) || others-- > 0) {
        told.add(evidence);
      }
    }
    return told;
  }

  private Evidence gravity(int severity) {
    double share = shareAsSevere[severity];
    String text =
        String.format(
            Locale.ROOT, "%s: 1 record in %,.0f is as severe", Severity.name(severity), 1 / share);
    return new Evidence("severity", text, share, Double.NaN);
  }

  private static String summary(List<Anomaly> ranked, Anomaly lead) {
    StringBuilder summary = new StringBuilder(Sentences.summary(lead));
    Set<String> told = new LinkedHashSet<>(Set.of(lead.detector()));
    for (Anomaly anomaly : ranked) {
      boolean same = anomaly.pattern() == lead.pattern() && anomaly.service() == lead.service();
      if (same && told.size() < 3 && told.add(anomaly.detector())) {
        summary.append("; ").append(anomaly.evidence().getFirst().text());
      }
    }
    long others =
        ranked.stream()
            .map(Anomaly::pattern)
            .filter(p -> p >= 0 && p != lead.pattern())
            .distinct()
            .count();
    if (others > 0) {
      summary
          .append("; ")
          .append(others)
          .append(others == 1 ? " other pattern" : " other patterns")
          .append(" with it");
    }
    return summary.toString();
  }

  private static List<String> sessions(List<Anomaly> group) {
    Set<String> sessions = new LinkedHashSet<>();
    group.forEach(anomaly -> sessions.addAll(anomaly.sessions()));
    return List.copyOf(sessions);
  }

  /** What an anomaly is about, as people would name it. */
  private String subject(Anomaly anomaly) {
    if (anomaly.pattern() >= 0) {
      LogPattern pattern = judgement.patterns().pattern(anomaly.pattern());
      return pattern.text();
    }
    if (anomaly.service() < 0) {
      return "";
    }
    String service = judgement.services().name(anomaly.service());
    return anomaly.leastSeverity() > 0 ? service + " errors" : service;
  }

  private String id(Anomaly lead) {
    String about =
        lead.pattern() >= 0
            ? judgement.patterns().pattern(lead.pattern()).id()
            : lead.service() >= 0 ? judgement.services().name(lead.service()) : "";
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (lead.detector() + '\n' + about + '\n' + lead.range())
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
