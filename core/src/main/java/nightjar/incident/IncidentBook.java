package nightjar.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;

/**
 * Follows incidents over time. Each judgement of a running system finds incidents anew; the book
 * recognises those it has, opens new ones, and says what has changed, so that a story is told once.
 *
 * <p>A found incident is one that the book has if both are led by a finding about the same shapes
 * or service, whenever that was, or a quarter of its bits are about what the known one is about, at
 * about the same time. Among several the one with the most bits in common is taken. A deterministic
 * function of its entries and what it is asked, in order. One thread at a time.
 */
public final class IncidentBook {
  /** Share of a found incident's bits that must be about a known one for the two to be one. */
  private static final double LEAST_COMMON = 0.25;

  /** Of more incidents than this, the oldest are no longer recognised. */
  private static final int RECOGNISED = 500;

  private static final int STEP = 10;
  private static final int MAX_FINDINGS = 40;

  private final BookSettings settings;
  private final TreeMap<Long, TrackedIncident> incidents = new TreeMap<>();
  private long last;

  /**
   * @param known incidents from before a restart
   */
  public IncidentBook(BookSettings settings, Collection<TrackedIncident> known) {
    this.settings = settings;
    for (TrackedIncident incident : known) {
      incidents.put(incident.number(), incident);
      last = Math.max(last, incident.number());
    }
  }

  /**
   * An incident that is new or has changed.
   *
   * @param change {@code new}, {@code escalating}, {@code regressed}, {@code resolved} where people
   *     should be told; empty where only the record has changed
   */
  public record Change(TrackedIncident incident, String change) {}

  /** All incidents, by number. */
  public List<TrackedIncident> incidents() {
    return List.copyOf(incidents.values());
  }

  /**
   * Takes in what a judgement found.
   *
   * @param found its incidents
   * @param nanos wall clock
   * @return every incident that changed, once
   */
  public List<Change> update(List<Incident> found, long nanos) {
    Map<Long, Change> changes = new LinkedHashMap<>();
    Map<Long, Incident> taken = new LinkedHashMap<>();
    List<Incident> ranked =
        found.stream().sorted(Comparator.comparingInt(Incident::score).reversed()).toList();
    for (Incident incident : ranked) {
      Optional<TrackedIncident> same = bestMatch(incident);
      if (same.isPresent()) {
        // The oddest of those that are part of one story tells it.
        taken.putIfAbsent(same.get().number(), incident);
      } else if (incident.score() >= settings.openScore()) {
        Change opened = open(incident, nanos);
        taken.put(opened.incident.number(), incident);
        changes.put(opened.incident.number(), opened);
      }
    }
    for (TrackedIncident tracked : recent()) {
      if (!changes.containsKey(tracked.number())) {
        Incident now = taken.get(tracked.number());
        Optional<Change> change = now == null ? quiet(tracked, nanos) : again(tracked, now, nanos);
        change.ifPresent(c -> changes.put(tracked.number(), c));
      }
    }
    changes.values().forEach(change -> put(change.incident));
    return List.copyOf(changes.values());
  }

  /** Does what a person wants; empty if there is no such incident, or nothing to take back. */
  public Optional<Change> perform(Deed deed, long nanos) {
    return switch (deed) {
      case Deed.SetState set -> deed(set.incident(), t -> TrackedChanges.state(t, set, nanos));
      case Deed.SetMark set -> deed(set.incident(), t -> TrackedChanges.mark(t, set, nanos));
      case Deed.Assign set -> deed(set.incident(), t -> TrackedChanges.assign(t, set, nanos));
      case Deed.Undo undo ->
          Optional.ofNullable(incidents.get(undo.incident()))
              .filter(tracked -> tracked.before() != null)
              .map(tracked -> kept(TrackedChanges.undo(tracked, undo.by(), nanos)));
      case Deed.AddMarker marker -> Optional.empty();
      case Deed.EditPatterns edit -> Optional.empty();
    };
  }

  private interface Doing {
    TrackedIncident apply(TrackedIncident tracked);
  }

  private Optional<Change> deed(long number, Doing doing) {
    TrackedIncident tracked = incidents.get(number);
    if (tracked == null) {
      return Optional.empty();
    }
    TrackedIncident after = doing.apply(tracked);
    boolean isEnded = after.state() == State.RESOLVED && tracked.state() != State.RESOLVED;
    put(after);
    return Optional.of(new Change(after, isEnded && tracked.toldScore() > 0 ? "resolved" : ""));
  }

  private Change kept(TrackedIncident tracked) {
    put(tracked);
    return new Change(tracked, "");
  }

  private void put(TrackedIncident tracked) {
    incidents.put(tracked.number(), tracked);
  }

  private Change open(Incident incident, long nanos) {
    List<TrackedIncident> earlier =
        recent().stream()
            .filter(tracked -> isLeadAlike(tracked.latest(), incident))
            .sorted(Comparator.comparingLong(TrackedIncident::number).reversed())
            .toList();
    String fingerprint =
        earlier.isEmpty() ? Fingerprint.of(incident) : earlier.getFirst().fingerprint();
    boolean isTold = incident.score() >= settings.tellScore();
    TrackedIncident opened =
        new TrackedIncident(
            ++last,
            fingerprint,
            State.NEW,
            incident,
            nanos,
            nanos,
            0,
            incident.score(),
            0,
            Mark.NONE,
            "",
            earlier.stream().map(TrackedIncident::number).limit(10).toList(),
            List.of(
                new TrackedIncident.Activity(
                    nanos, "nightjar", "Found, score " + incident.score())),
            isTold ? incident.score() : 0,
            null);
    put(opened);
    return new Change(opened, isTold ? "new" : "");
  }

  /** It is found again, or still. */
  private Optional<Change> again(TrackedIncident tracked, Incident now, long nanos) {
    if (tracked.state() == State.RESOLVED) {
      return isBack(tracked, now) ? Optional.of(regressed(tracked, now, nanos)) : Optional.empty();
    }
    if (isSame(tracked.latest(), now)) {
      return quiet(tracked, nanos);
    }
    TrackedIncident updated =
        TrackedChanges.found(tracked, merged(tracked.latest(), now), tracked.state(), nanos);
    if (tracked.state() == State.MUTED && now.score() < tracked.mutedAtScore() + STEP) {
      return Optional.of(new Change(updated, ""));
    }
    if (tracked.toldScore() == 0) {
      return Optional.of(
          now.score() >= settings.tellScore()
              ? new Change(TrackedChanges.told(updated), "new")
              : new Change(updated, ""));
    }
    boolean isSettled = nanos - tracked.openedNanos() >= settings.settling().toNanos();
    if (now.score() >= tracked.toldScore() + STEP && isSettled) {
      String text = "Score rose from " + tracked.toldScore() + " to " + now.score();
      TrackedIncident risen =
          TrackedChanges.noted(
              TrackedChanges.found(updated, updated.latest(), State.ESCALATING, nanos),
              text,
              nanos);
      return Optional.of(new Change(TrackedChanges.told(risen), "escalating"));
    }
    // What it comes to in its first minute is all told by the first message.
    return Optional.of(
        new Change(
            !isSettled && now.score() > tracked.toldScore()
                ? TrackedChanges.told(updated)
                : updated,
            ""));
  }

  /** New lines came after it was over, and not only the rest of what it was resolved with. */
  private boolean isBack(TrackedIncident tracked, Incident now) {
    boolean isSilenced = tracked.mark() == Mark.NOISE || tracked.mark() == Mark.NORMAL;
    if (isSilenced && (tracked.mark() == Mark.NORMAL || now.score() < tracked.peakScore() + STEP)) {
      return false;
    }
    long later = now.range().toNanos() - tracked.latest().range().toNanos();
    return now.score() >= settings.openScore() && later > settings.pause().toNanos();
  }

  private Change regressed(TrackedIncident tracked, Incident now, long nanos) {
    TrackedIncident back =
        TrackedChanges.noted(
            TrackedChanges.found(tracked, merged(tracked.latest(), now), State.REGRESSED, nanos),
            "Found again after it was resolved",
            nanos);
    boolean isTold = now.score() >= settings.tellScore();
    return new Change(isTold ? TrackedChanges.told(back) : back, isTold ? "regressed" : "");
  }

  /** Nothing new is known of it: after a while it is over. */
  private Optional<Change> quiet(TrackedIncident tracked, long nanos) {
    boolean isOver =
        tracked.isOpen() && nanos - tracked.updatedNanos() >= settings.resolveAfter().toNanos();
    if (!isOver) {
      return Optional.empty();
    }
    TrackedIncident ended = TrackedChanges.ended(tracked, settings.resolveAfter(), nanos);
    return Optional.of(new Change(ended, tracked.toldScore() > 0 ? "resolved" : ""));
  }

  private Optional<TrackedIncident> bestMatch(Incident incident) {
    double total = incident.findings().stream().mapToDouble(Finding::bits).sum();
    TrackedIncident best = null;
    double most = 0;
    for (TrackedIncident tracked : recent()) {
      boolean isLed = isLeadAlike(tracked.latest(), incident);
      double bits = common(tracked.latest(), incident) + (isLed ? total : 0);
      if (bits >= LEAST_COMMON * total
          && (bits > most || (bits == most && bits > 0 && tracked.isOpen()))) {
        most = bits;
        best = tracked;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Bits of the findings of {@code now} that are about what {@code before} is about, and when. */
  private double common(Incident before, Incident now) {
    double bits = 0;
    for (Finding finding : now.findings()) {
      if (before.findings().stream().anyMatch(known -> isSame(known, finding))) {
        bits += finding.bits();
      }
    }
    return bits;
  }

  private boolean isSame(Finding known, Finding finding) {
    return touches(known.range(), finding.range()) && known.isAbout(finding);
  }

  /** Are the two at about the same time, or is one's time unknown? */
  private boolean touches(TimeRange a, TimeRange b) {
    return a.fromNanos() == LineRef.NO_TIME
        || b.fromNanos() == LineRef.NO_TIME
        || a.touches(b, settings.pause().toNanos());
  }

  private List<TrackedIncident> recent() {
    return incidents.descendingMap().values().stream().limit(RECOGNISED).toList();
  }

  private static boolean isLeadAlike(Incident a, Incident b) {
    return !a.findings().isEmpty()
        && !b.findings().isEmpty()
        && a.findings().getFirst().isAbout(b.findings().getFirst());
  }

  private static boolean isSame(Incident a, Incident b) {
    return a.score() == b.score()
        && a.lines() == b.lines()
        && a.range().equals(b.range())
        && a.title().equals(b.title());
  }

  /** The incident as it is now, still knowing what it was about before at about the same time. */
  private Incident merged(Incident before, Incident now) {
    List<Finding> findings = new ArrayList<>(now.findings());
    for (Finding old : before.findings()) {
      boolean isNear = touches(old.range(), now.range());
      if (isNear && findings.size() < MAX_FINDINGS && findings.stream().noneMatch(old::isAbout)) {
        findings.add(old);
      }
    }
    return now.with(findings);
  }
}
