package nightjar.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nightjar.shape.Shape;

/**
 * What people said about patterns, oldest first; the last step on the way to a {@link PatternView}.
 * Splits and joins work one after the other in the order of their versions, each on what the
 * earlier ones left; then pins, then names. Immutable.
 *
 * @param facts in order of their versions, which are at most {@link #MAX_VERSION}
 */
public record PatternFacts(List<PatternFact> facts) {
  /** Most facts kept; a person does not say more. */
  public static final int MAX_FACTS = 10_000;

  /** Highest version of a fact: numbers up to it are the same in every JSON. */
  public static final long MAX_VERSION = 1L << 53;

  public static final PatternFacts NONE = new PatternFacts(List.of());

  private static final Comparator<PatternFact> ORDER =
      Comparator.<PatternFact>comparingLong(fact -> fact.entry().version())
          .thenComparingLong(fact -> fact.entry().atNanos())
          .thenComparing(PatternFact::toString);

  public PatternFacts {
    Set<PatternFact> sorted = new TreeSet<>(ORDER);
    sorted.addAll(facts);
    facts = List.copyOf(sorted);
    if (facts.size() > MAX_FACTS) {
      throw new IllegalArgumentException("at most " + MAX_FACTS + " facts about patterns are kept");
    }
    facts.forEach(fact -> checked(fact.entry().version()));
  }

  /**
   * A fact's version.
   *
   * @throws IllegalArgumentException if it is over {@link #MAX_VERSION}
   */
  static long checked(long version) {
    if (version > MAX_VERSION) {
      throw new IllegalArgumentException(
          "a fact's \"version\" is at most " + MAX_VERSION + ", not " + version);
    }
    return version;
  }

  /** The version that the next fact has. */
  public long nextVersion() {
    return facts.isEmpty() ? 1 : facts.getLast().entry().version() + 1;
  }

  /**
   * These and one more.
   *
   * @throws IllegalArgumentException if its version is not higher than all others, or it is one too
   *     many
   */
  public PatternFacts plus(PatternFact fact) {
    if (fact.entry().version() < nextVersion()) {
      throw new IllegalArgumentException(
          "the next fact's version is " + nextVersion() + ", not " + fact.entry().version());
    }
    List<PatternFact> all = new ArrayList<>(facts);
    all.add(fact);
    return new PatternFacts(all);
  }

  /**
   * These and more in their order, each with the next version. One that cannot be said, since it
   * undoes what was not said or is one too many, is left out.
   */
  public PatternFacts said(List<PatternFact> more, String by, long atNanos) {
    PatternFacts all = this;
    for (PatternFact fact : more) {
      try {
        all = all.plus(fact.with(new PatternFact.Entry(all.nextVersion(), by, atNanos)));
      } catch (IllegalArgumentException e) {
        // said of another state than this one: without effect
      }
    }
    return all;
  }

  /** The facts of both; one that is in both counts once. */
  public PatternFacts union(PatternFacts other) {
    List<PatternFact> all = new ArrayList<>(facts);
    all.addAll(other.facts);
    return new PatternFacts(all);
  }

  /** Those that hold: without what was undone, and without what undoes. */
  public List<PatternFact> holding() {
    Set<Long> undone = new HashSet<>();
    List<PatternFact> holding = new ArrayList<>();
    for (PatternFact fact : facts.reversed()) {
      if (undone.contains(fact.entry().version())) {
        continue;
      }
      if (fact instanceof PatternFact.Undo undo) {
        undone.add(undo.undone());
      } else {
        holding.add(fact);
      }
    }
    return holding.reversed();
  }

  /** Makes the groups what the facts say. */
  void apply(ShapeGroups groups) {
    List<PatternFact> holding = holding();
    holding.forEach(fact -> regroup(fact, groups));
    holding.reversed().forEach(fact -> pin(fact, groups));
    holding.forEach(fact -> rename(fact, groups));
  }

  private static void regroup(PatternFact fact, ShapeGroups groups) {
    if (fact instanceof PatternFact.Split split) {
      split(split, groups);
    } else if (fact instanceof PatternFact.Join join) {
      int into = -1;
      for (String shape : join.shapes()) {
        int group = groups.find(Shape.ofText(shape));
        if (into >= 0 && group >= 0) {
          groups.join(into, group);
        }
        into = into < 0 ? group : into;
      }
    }
  }

  private static void split(PatternFact.Split split, ShapeGroups groups) {
    Shape general = Shape.ofText(split.shape());
    int group = groups.find(general);
    if (group < 0) {
      return;
    }
    groups.split(group, SplitRule.special(general, split.slot(), Shape.ofText(split.value())));
  }

  private static void pin(PatternFact fact, ShapeGroups groups) {
    if (fact instanceof PatternFact.Pin pin) {
      Shape shape = Shape.ofText(pin.shape());
      int group = groups.find(shape);
      if (group >= 0) {
        groups.represent(group, shape);
        groups.text(group, pin.text().isEmpty() ? PatternText.of(shape) : pin.text());
      }
    }
  }

  private static void rename(PatternFact fact, ShapeGroups groups) {
    if (fact instanceof PatternFact.Rename rename) {
      int group = groups.find(Shape.ofText(rename.shape()));
      if (group >= 0) {
        groups.title(group, rename.title());
      }
    }
  }
}
