package nightjar.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds how a source writes its lines, and reads each line by the format that fits it. The first
 * lines are tried with the whole table; the formats that fit some are kept, most recently used
 * first, and tried in that order on every line, so a file in which ten systems alternate in bursts
 * is read nearly as fast as one. Of two formats that fit the same lines the one that says more goes
 * first. Later, a line none of them fits, and one line in {@value #CHECK_EVERY} of the others, is
 * tried with the whole table, the former for at most one line in a hundred after the first {@value
 * #FREE_SEARCHES}.
 *
 * <p>One object serves one source.
 */
final class FormatDetector {
  static final int SAMPLE_LINES = 500;
  static final int SAMPLE_BYTES = 256 * 1024;

  private static final int MOST_ACTIVE = 24;
  private static final int CHECK_EVERY = 256;

  /**
   * Checks in a row that must agree before lines are read another way in the middle of a source.
   */
  private static final int SUSPICIONS = 3;

  private static final int FREE_SEARCHES = 400;
  private static final int LINES_A_SEARCH = 100;

  /** A format in use. */
  private static final class Candidate {
    final LineFormat format;

    /** Formats that fit some of the same lines and say more about them. */
    final List<Candidate> better = new ArrayList<>(2);

    long hits;

    /**
     * A format not in use that said more about the last lines looked at, and on how many of them.
     */
    @Nullable LineFormat suspect;

    int suspicions;

    Candidate(LineFormat format) {
      this.format = format;
    }
  }

  private final List<LineFormat> table;
  private final boolean fixed;
  private final Candidate[] active = new Candidate[MOST_ACTIVE];
  private int size;
  private int credit = FREE_SEARCHES * LINES_A_SEARCH;
  private int untilCheck = CHECK_EVERY;
  private long genericHits;
  private boolean headed;
  private boolean structured;
  private boolean indented;

  /**
   * @param given formats a person asked for; empty to find out
   */
  FormatDetector(List<LineFormat> given) {
    this.fixed = !given.isEmpty();
    this.table = fixed ? given : LineFormats.all();
    for (int i = 0; i < given.size() && i < MOST_ACTIVE; i++) {
      Candidate candidate = new Candidate(given.get(i));
      candidate.better.addAll(Arrays.asList(active).subList(0, size));
      active[size++] = candidate;
    }
    this.structured = given.stream().anyMatch(JsonFormat.class::isInstance);
    this.headed = fixed && given.stream().allMatch(LineFormat::hasTime);
  }

  /** Was the format given, so that others are not looked for? */
  boolean isFixed() {
    return fixed;
  }

  /**
   * Do (nearly) all records of the source begin with a time, so that a line without one continues a
   * record?
   */
  boolean isHeaded() {
    return headed;
  }

  /** Does the source write one JSON object a line? */
  boolean isStructured() {
    return structured;
  }

  /** May a record begin with a blank? */
  boolean isIndented() {
    return indented;
  }

  /** Name of the format most lines fitted; {@code "text"} if there is none. */
  String mostUsed() {
    String name = genericHits > 0 ? "generic" : "text";
    long most = genericHits;
    for (int i = 0; i < size; i++) {
      if (active[i].hits > most) {
        most = active[i].hits;
        name = active[i].format.name();
      }
    }
    return name;
  }

  void countGeneric() {
    genericHits++;
  }

  /** Reads the line by the formats in use; null if none fits. */
  @Nullable LineFormat match(byte[] b, int from, int to, HeaderFields fields) {
    credit = Math.min(credit + 1, FREE_SEARCHES * LINES_A_SEARCH);
    byte first = b[from];
    for (int i = 0; i < size; i++) {
      Candidate candidate = active[i];
      if (candidate.format.mayStartWith(first)) {
        Candidate won = best(candidate, b, from, to, fields);
        if (won != null) {
          won.hits++;
          if (i > 0) {
            System.arraycopy(active, 0, active, 1, i);
            active[0] = candidate;
          }
          return --untilCheck > 0 || fixed ? won.format : checked(won, b, from, to, fields);
        }
      }
    }
    return null;
  }

  private static @Nullable Candidate best(
      Candidate candidate, byte[] b, int from, int to, HeaderFields fields) {
    List<Candidate> better = candidate.better;
    for (int i = 0; i < better.size(); i++) {
      Candidate rival = better.get(i);
      if (rival.format.mayStartWith(b[from]) && rival.format.match(b, from, to, fields)) {
        return rival;
      }
    }
    return candidate.format.match(b, from, to, fields) ? candidate : null;
  }

  /**
   * Looks whether a format not in use says more about a line than the one that fitted. Believed
   * only when it goes on: a message must not change its form in the middle of a source because of
   * one line.
   */
  private LineFormat checked(Candidate won, byte[] b, int from, int to, HeaderFields fields) {
    untilCheck = CHECK_EVERY;
    for (LineFormat format : table) {
      if (format == won.format) {
        break;
      }
      if (!format.isWeak() && format.mayStartWith(b[from]) && format.match(b, from, to, fields)) {
        if (won.suspect != format) {
          won.suspect = format;
          won.suspicions = 0;
        }
        if (++won.suspicions == SUSPICIONS) {
          Candidate found = add(format);
          if (!won.better.contains(found)) {
            won.better.addFirst(found);
          }
        }
        won.format.match(b, from, to, fields);
        return won.format;
      }
    }
    won.suspicions = 0;
    // The attempts above left their traces in the fields.
    won.format.match(b, from, to, fields);
    return won.format;
  }

  /**
   * Tries the whole table on a line that {@link #match} did not fit, if that has not been done too
   * often.
   */
  @Nullable LineFormat search(byte[] b, int from, int to, HeaderFields fields) {
    if (fixed || credit < LINES_A_SEARCH) {
      return null;
    }
    credit -= LINES_A_SEARCH;
    for (LineFormat format : table) {
      boolean trusted = !format.isWeak() && (format.hasTime() || !headed);
      if (trusted && format.mayStartWith(b[from]) && format.match(b, from, to, fields)) {
        add(format).hits++;
        return format;
      }
    }
    return null;
  }

  private Candidate add(LineFormat format) {
    for (int i = 0; i < size; i++) {
      if (active[i].format == format) {
        return active[i];
      }
    }
    Candidate candidate = new Candidate(format);
    size = Math.min(size + 1, MOST_ACTIVE);
    System.arraycopy(active, 0, active, 1, size - 1);
    active[0] = candidate;
    return candidate;
  }

  /** Tries all formats on the first lines of the source, {@code bytes[from, to)}. */
  void learn(
      byte[] b, int from, int to, boolean whole, HeaderFields fields, GenericHeader generic) {
    FormatSample sample = FormatSample.of(b, from, Math.min(to, from + SAMPLE_BYTES), whole);
    if (sample.size() == 0) {
      return;
    }
    indented = sample.isIndented();
    List<Candidate> accepted = new ArrayList<>();
    List<long[]> acceptedLines = new ArrayList<>();
    long[] covered = new long[SAMPLE_LINES / 64 + 1];
    long[] timed = new long[covered.length];
    long[] json = new long[covered.length];
    for (LineFormat format : table) {
      long[] lines = sample.matching(b, format, fields);
      int count = FormatSample.count(lines);
      boolean believed = count > 0 && (!format.isWeak() || count * 10 >= sample.size() * 9);
      if (!fixed && believed && FormatSample.countWithout(lines, covered) > 0) {
        Candidate candidate = new Candidate(format);
        candidate.hits = FormatSample.countWithout(lines, covered);
        for (int i = 0; i < accepted.size(); i++) {
          if (FormatSample.countWithout(lines, acceptedLines.get(i)) < count) {
            candidate.better.add(accepted.get(i));
          }
        }
        accepted.add(candidate);
        acceptedLines.add(lines);
        FormatSample.addTo(covered, lines);
        if (format instanceof JsonFormat) {
          FormatSample.addTo(json, lines);
        }
      }
      if (believed && format.hasTime()) {
        FormatSample.addTo(timed, format.isStructured() ? sample.withTime() : lines);
      }
    }
    if (!fixed) {
      FormatSample.addTo(timed, sample.matchingTime(b, generic, fields, timed));
      accepted.sort((x, y) -> Long.compare(y.hits, x.hits));
      for (int i = 0; i < accepted.size() && size < MOST_ACTIVE; i++) {
        active[size++] = accepted.get(i);
        accepted.get(i).hits = 0;
      }
    }
    structured |= FormatSample.count(json) * 2 > sample.size();
    int times = FormatSample.count(timed);
    headed = times > 0 && times * 10 >= (sample.size() - sample.countInner(b, timed)) * 9;
  }
}
