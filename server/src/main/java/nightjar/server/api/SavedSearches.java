package nightjar.server.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import nightjar.server.live.LiveSystem;
import nightjar.source.RefusedException;
import nightjar.store.LogStore;

/**
 * Searches that people gave a name, the same for everybody who asks this server. The store
 * remembers them as one text, a line each, its parts divided by tabs: name, query, who saved it,
 * when. So the list is changed whole or not at all, and a value can be erased from it like from
 * other texts. Any thread.
 */
final class SavedSearches {
  static final int MOST = 200;
  static final int LONGEST_NAME = 80;
  static final int LONGEST_QUERY = 1000;
  private static final String KEY = "searches";

  /** One that the erasing of a value has taken apart is no line of it, and left out. */
  private static final Predicate<String> LINE =
      Pattern.compile("[^\\t]+(?:\\t[^\\t]*){2}\\t[0-8]?[0-9]{1,18}").asMatchPredicate();

  /**
   * A query with a name.
   *
   * @param name without control characters; two names that differ in case alone are the same
   * @param query as typed, relative times as they are
   * @param by who saved it last
   * @param nanos when
   */
  record Saved(String name, String query, String by, long nanos) {
    Saved {
      Objects.requireNonNull(name);
      Objects.requireNonNull(query);
      Objects.requireNonNull(by);
    }

    private String line() {
      return String.join("\t", name, query, by, Long.toString(nanos));
    }

    private static Saved of(String line) {
      String[] parts = line.split("\t", -1);
      return new Saved(parts[0], parts[1], parts[2], Long.parseLong(parts[3]));
    }

    private boolean isCalled(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  private final LogStore store;
  private final LiveSystem live;

  SavedSearches(LogStore store, LiveSystem live) {
    this.store = store;
    this.live = live;
  }

  /** All, by name. */
  List<Saved> all() {
    return store.memory(KEY).orElse("").lines().filter(LINE).map(Saved::of).toList();
  }

  /**
   * Keeps one, in place of the one of that name.
   *
   * @throws RefusedException if there are too many, or it cannot be written
   */
  synchronized void save(Saved saved) throws RefusedException, InterruptedException {
    List<Saved> next = without(saved.name());
    next.add(saved);
    if (next.size() > MOST) {
      throw new RefusedException(
          RefusedException.Reason.INVALID, "at most " + MOST + " searches are kept");
    }
    next.sort(Comparator.comparing(Saved::name, String.CASE_INSENSITIVE_ORDER));
    keep(next);
  }

  /** Forgets the one of a name, and gives it; empty if there is none. */
  synchronized Optional<Saved> remove(String name) throws RefusedException, InterruptedException {
    Optional<Saved> removed = all().stream().filter(each -> each.isCalled(name)).findFirst();
    if (removed.isPresent()) {
      keep(without(name));
    }
    return removed;
  }

  private List<Saved> without(String name) {
    List<Saved> others = new ArrayList<>(all());
    others.removeIf(each -> each.isCalled(name));
    return others;
  }

  private void keep(List<Saved> searches) throws RefusedException, InterruptedException {
    live.remember(KEY, String.join("\n", searches.stream().map(Saved::line).toList()));
  }
}
