package nightjar.server.api;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.incident.TrackedIncident;
import nightjar.incident.TrackedIncident.State;
import nightjar.server.http.Problem;

/**
 * Which incidents a call asks for, and in which order.
 *
 * @param states wanted
 * @param minScore least score
 * @param service part of a service's name; empty for all
 * @param fromNanos first time
 * @param toNanos time after the last
 * @param isRanked by score, then latest first; else latest first
 */
record IncidentList(
    Set<State> states,
    int minScore,
    String service,
    long fromNanos,
    long toNanos,
    boolean isRanked) {
  static final Set<State> REVIEW = EnumSet.of(State.NEW, State.ESCALATING, State.REGRESSED);
  static final Set<State> OPEN =
      EnumSet.of(State.NEW, State.ESCALATING, State.REGRESSED, State.OPEN);

  static final Comparator<TrackedIncident> LATEST =
      Comparator.comparingLong(TrackedIncident::updatedNanos)
          .thenComparingLong(TrackedIncident::number)
          .reversed();
  static final Comparator<TrackedIncident> RANK =
      Comparator.comparingInt((TrackedIncident each) -> each.latest().score())
          .reversed()
          .thenComparing(LATEST);

  static IncidentList of(Params params) throws Problem {
    Set<State> states = EnumSet.noneOf(State.class);
    for (String name : params.list("state")) {
      states.addAll(states(name));
    }
    long from = params.time("from").orElse(Long.MIN_VALUE);
    long to = params.time("to").orElse(Long.MAX_VALUE);
    Params.checkOrder(from, to);
    return new IncidentList(
        states.isEmpty() ? EnumSet.allOf(State.class) : states,
        params.integer("min_score", 0, 100, 0),
        params.text("service", 200, ""),
        from,
        to,
        params.choice("sort", "rank", List.of("rank", "recent")).equals("rank"));
  }

  private static Set<State> states(String name) throws Problem {
    String word = name.toLowerCase(Locale.ROOT);
    return switch (word) {
      case "all" -> EnumSet.allOf(State.class);
      case "review" -> REVIEW;
      case "open" -> OPEN;
      case "new", "escalating", "regressed", "muted", "resolved" ->
          EnumSet.of(State.valueOf(word.toUpperCase(Locale.ROOT)));
      default ->
          throw Params.wrong(
              "state",
              name,
              "one or more of review, open, resolved, muted, all, new, escalating, regressed");
    };
  }

  /** All that fit but for their state, in order. */
  List<TrackedIncident> inAnyState(List<TrackedIncident> incidents) {
    return incidents.stream().filter(this::fits).sorted(isRanked ? RANK : LATEST).toList();
  }

  private boolean fits(TrackedIncident incident) {
    TimeRange range = incident.latest().range();
    boolean isTimed = range.fromNanos() != LineRef.NO_TIME;
    long from = isTimed ? range.fromNanos() : incident.openedNanos();
    long to = isTimed ? range.toNanos() : incident.openedNanos();
    return incident.latest().score() >= minScore
        && from < toNanos
        && to >= fromNanos
        && (service.isEmpty()
            || incident.latest().services().stream().anyMatch(name -> contains(name, service)));
  }

  static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
