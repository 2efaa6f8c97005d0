package nightjar.session;

import com.google.re2j.Pattern;
import java.util.Set;

/** What links the records of a session: a rule that finds session ids in a record. */
public sealed interface SessionKey {
  /** Short name for people: {@code blk_}, {@code request=}; hostile where it comes from a log. */
  String name();

  /**
   * A key that a person gave: group 1, or the whole match where there is no group, on the record's
   * bytes as UTF-8. Costs a copy and a regular expression per record.
   */
  record Given(Pattern pattern) implements SessionKey {
    @Override
    public String name() {
      return pattern.pattern();
    }
  }

  /**
   * A key found in the log itself.
   *
   * @param name text that names the class of values
   * @param link does the field that the parser knows to link records count?
   * @param classes classes of tokens whose values are session ids, as {@link SessionToken} numbers
   *     them
   */
  record Found(String name, boolean link, Set<Long> classes) implements SessionKey {
    public Found {
      classes = Set.copyOf(classes);
    }

    boolean holds(long type) {
      return classes.contains(type);
    }
  }
}
