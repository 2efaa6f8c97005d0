package nightjar.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses what links records to sessions: the class of values that best links records of different
 * kinds.
 *
 * <p>A class is fit if it has many values, most of its records belong to values that link two
 * shapes or more, and its values are short-lived: a thread, host, process, user or address that is
 * there all the time is no session, nor is a clock. Of the fit classes the best by <em>share of
 * records covered × (1 − 1 / mean shapes per value) × (1 − mean life)</em> wins; the field that the
 * parser knows to link records wins over all others where it is fit. Classes that mostly hold the
 * same values ({@code task=17}, {@code for task 17}) count as one.
 */
final class SessionKeyFinder {
  private static final int LEAST_VALUES = 30;
  private static final int LEAST_RECORDS = 100;
  private static final double LEAST_SHAPES = 1.5;
  private static final double LEAST_LINKED_RECORDS = 0.5;
  private static final double LEAST_COVERED = 0.02;
  private static final double MOST_RECORDS_PER_VALUE = 1000;

  /**
   * Life of a value: from its first to its last record, as a share of the phase; the mean is taken
   * over records.
   */
  private static final double MOST_LIFE = 0.25;

  /** Share of records that may hold several values. */
  private static final double MOST_SEVERAL = 0.3;

  private static final double LEAST_SHARED = 0.5;
  private static final int LEAST_SHARED_VALUES = 5;
  private static final int MOST_CANDIDATES = 32;
  private static final int MOST_CLASSES = 8;
  private static final double CLOCK_ORDER = 0.99;

  private final SessionDiscovery phase;
  private final int[] classOf;
  private final List<int[]> valuesOfClass = new ArrayList<>();
  private final List<SessionIndex> distinctOfClass = new ArrayList<>();

  SessionKeyFinder(SessionDiscovery phase) {
    this.phase = phase;
    classOf = classes();
    groupByClass();
  }

  /** The best key, or empty if nothing links records well. */
  Optional<SessionKey.Found> choose() {
    Optional<SessionKey.Found> best = Optional.empty();
    double bestWorth = 0;
    for (int candidate : candidates()) {
      Set<Integer> family = family(candidate);
      boolean link = family.stream().anyMatch(this::isLink);
      double worth = worth(family) * (link ? 1000 : 1);
      if (worth > bestWorth) {
        bestWorth = worth;
        best = Optional.of(key(candidate, family, link));
      }
    }
    return best;
  }

  private SessionKey.Found key(int candidate, Set<Integer> family, boolean link) {
    Set<Long> types = new HashSet<>();
    for (int member : family) {
      if (!isLink(member)) {
        types.add(typeOf(member));
      }
    }
    return new SessionKey.Found(phase.names[candidate], link, types);
  }

  /**
   * Class of each value; digits that count among many hexadecimal values of the same name join
   * those.
   */
  private int[] classes() {
    int[] sizes = new int[phase.types.size()];
    int[] result = new int[phase.values];
    for (int value = 0; value < phase.values; value++) {
      result[value] = phase.types.find(phase.type[value]);
      sizes[result[value]]++;
    }
    for (int value = 0; value < phase.values; value++) {
      long other = phase.otherType[value];
      int wider = other == SessionToken.NO_CLASS ? SessionIndex.ABSENT : phase.types.find(other);
      if (wider != SessionIndex.ABSENT && sizes[wider] > 4 * sizes[result[value]]) {
        result[value] = wider;
      }
    }
    return result;
  }

  private void groupByClass() {
    int[] sizes = new int[phase.types.size()];
    for (int type : classOf) {
      sizes[type]++;
    }
    for (int size : sizes) {
      valuesOfClass.add(new int[size]);
      distinctOfClass.add(new SessionIndex(16));
    }
    int[] filled = new int[sizes.length];
    for (int value = 0; value < classOf.length; value++) {
      int type = classOf[value];
      valuesOfClass.get(type)[filled[type]++] = value;
      distinctOfClass.get(type).add(phase.hash[value]);
    }
  }

  private List<Integer> candidates() {
    List<Integer> result = new ArrayList<>();
    for (int type = 0; type < valuesOfClass.size(); type++) {
      if (distinctOfClass.get(type).size() >= LEAST_VALUES && !isClock(type)) {
        result.add(type);
      }
    }
    result.sort(
        (a, b) -> Integer.compare(valuesOfClass.get(b).length, valuesOfClass.get(a).length));
    return result.subList(0, Math.min(MOST_CANDIDATES, result.size()));
  }

  /** The class and those that mostly hold values of it. */
  private Set<Integer> family(int candidate) {
    Set<Integer> family = new HashSet<>();
    family.add(candidate);
    SessionIndex known = distinctOfClass.get(candidate);
    for (int other = 0; other < valuesOfClass.size() && family.size() < MOST_CLASSES; other++) {
      SessionIndex values = distinctOfClass.get(other);
      if (other != candidate
          && values.size() >= LEAST_SHARED_VALUES
          && shares(known, candidate, other)) {
        family.add(other);
      }
    }
    return family;
  }

  private boolean shares(SessionIndex known, int candidate, int other) {
    SessionIndex seen = new SessionIndex(64);
    int shared = 0;
    int conflicts = 0;
    for (int value : valuesOfClass.get(other)) {
      int before = seen.size();
      if (seen.add(phase.hash[value]) == before
          && known.find(phase.hash[value]) != SessionIndex.ABSENT) {
        shared++;
      }
      conflicts += conflicts(value, candidate) ? 1 : 0;
    }
    return shared >= Math.max(LEAST_SHARED_VALUES, LEAST_SHARED * seen.size())
        && conflicts * 10 <= valuesOfClass.get(other).length;
  }

  /** Does the record of a value hold another value of a class, and not the same one? */
  private boolean conflicts(int value, int candidate) {
    int record = phase.recordOf[value];
    boolean other = false;
    for (int i = phase.firstValue(record); i < phase.endOfRecord[record]; i++) {
      if (classOf[i] == candidate) {
        if (phase.hash[i] == phase.hash[value]) {
          return false;
        }
        other = true;
      }
    }
    return other;
  }

  /** How well a family links records; 0 if it is not fit. */
  private double worth(Set<Integer> family) {
    SessionLinkage linkage = new SessionLinkage(phase, classOf, family);
    double covered = (double) linkage.records / phase.records;
    if (linkage.values < LEAST_VALUES
        || linkage.records < LEAST_RECORDS
        || covered < LEAST_COVERED
        || linkage.meanShapes() < LEAST_SHAPES
        || linkage.linkedValues < LEAST_VALUES
        || linkage.linkedRecords < LEAST_LINKED_RECORDS * linkage.records
        || linkage.recordsWithSeveral > MOST_SEVERAL * linkage.records
        || linkage.meanRecords() > MOST_RECORDS_PER_VALUE
        || linkage.meanLife() > MOST_LIFE) {
      return 0;
    }
    return covered * (1 - 1 / linkage.meanShapes()) * (1 - linkage.meanLife());
  }

  /**
   * Do the numbers of a class hardly ever fall? Then they tell the time, or count records; ids of
   * sessions that run side by side go up and down. Numbers behind a word are believed unless they
   * look like seconds (or a thousandth, …) since 1970.
   */
  private boolean isClock(int type) {
    int[] values = valuesOfClass.get(type);
    if (!phase.number[values[0]]) {
      return false;
    }
    int falls = 0;
    boolean epochs = true;
    long before = Long.MIN_VALUE;
    for (int value : values) {
      long number = numberAt(phase.distinct.find(phase.hash[value]));
      falls += number < before ? 1 : 0;
      before = number;
      epochs &= isEpoch(number);
    }
    boolean named = phase.names[type].chars().anyMatch(Character::isLetter);
    return falls <= (1 - CLOCK_ORDER) * values.length && (epochs || !named);
  }

  private long numberAt(int distinct) {
    long number = 0;
    int to = Math.min(phase.textEnd[distinct], phase.textFrom(distinct) + 18);
    for (int i = phase.textFrom(distinct); i < to; i++) {
      byte b = phase.text[i];
      number = b == '-' ? number : number * 10 + b - '0';
    }
    return number;
  }

  private static boolean isEpoch(long number) {
    long seconds = number;
    while (seconds > 4_000_000_000L) {
      seconds /= 1000;
    }
    return seconds > 900_000_000L;
  }

  private boolean isLink(int type) {
    return typeOf(type) == SessionDiscovery.LINK;
  }

  private long typeOf(int type) {
    return phase.typeOfClass[type];
  }
}
