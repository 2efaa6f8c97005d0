package nightjar.eval.sim;

import static java.util.Collections.disjoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nightjar.journal.Numbered;
import nightjar.source.Arrival;

/**
 * What was sent, what was acknowledged, what was read and what was stored, and every way in which
 * these do not fit together.
 */
final class Reckoning {
  private static final int MOST_VIOLATIONS = 20;
  private final Trace trace;
  private final Map<String, Request> sent = new LinkedHashMap<>();
  private final TreeMap<Long, String> contentOf = new TreeMap<>();
  private final Map<String, Long> readAs = new HashMap<>();
  private final Map<String, Request> owed = new LinkedHashMap<>();
  private final Set<String> goneValues = new TreeSet<>();
  private final List<String> violations = new ArrayList<>();
  private boolean hasDamage;
  private long lastAcknowledged;
  private long acknowledged;
  private long lost;
  private long duplicates;
  private long damaged;

  Reckoning(Trace trace) {
    this.trace = trace;
  }

  void violated(String what) {
    if (violations.size() < MOST_VIOLATIONS) {
      violations.add(violations.isEmpty() ? what + "\n" + trace : what);
    }
  }

  boolean isViolated() {
    return !violations.isEmpty();
  }

  void sent(Request request) {
    trace.add("sent", request.id(), 0, 0);
    request.after = request.after < 0 ? lastAcknowledged : request.after;
    sent.put(request.id(), request);
  }

  void acknowledged(Request request, long number) {
    trace.add("acknowledged", request.id(), number, 0);
    if (number <= 0) {
      violated(request.id() + " was acknowledged with the number " + number);
    }
    if (request.number != 0 && request.number != number && !request.damaged) {
      violated(request.id() + " has two numbers: " + request.number + " and " + number);
    }
    is(number, request.content());
    Long read = readAs.get(request.id());
    if (request.number == 0) {
      acknowledged++;
      if (read == null) {
        owed.put(request.id(), request);
      } else if (read != number && !request.damaged) {
        violated(request.id() + " was read as " + read + " and acknowledged as " + number);
      }
      if (number <= request.after && !hasDamage) {
        violated(request.id() + " is " + number + ", but came after " + request.after);
      }
    }
    lastAcknowledged = Math.max(lastAcknowledged, number);
    request.number = number;
    request.state = Request.State.KEPT;
  }

  void refused(Request request, boolean clean) {
    trace.add(clean ? "refused" : "refused, unclear", request.id(), 0, 0);
    if (clean) {
      request.refused();
    } else {
      request.unclear();
    }
  }

  private void is(long number, String content) {
    String before = contentOf.put(number, content);
    if (before != null && !before.equals(content) && !isGone(before)) {
      violated("number " + number + " is used for two: " + brief(before) + ", " + brief(content));
    }
  }

  /** Damage at the very end of a journal takes away what its numbers were for. */
  private boolean isGone(String content) {
    Request request = sent.get(Request.idIn(content));
    return (request == null || request.erased) ? hasDamage : request.damaged;
  }

  private static String brief(String content) {
    String id = Request.idIn(content);
    return id.isEmpty() ? content : id;
  }

  /**
   * Something was read on its way to the store; it is not there yet.
   *
   * @param isOld by a reader that was there before something was erased
   */
  void read(Numbered numbered, boolean isOld) {
    String content = whole(numbered);
    if (!isOld) {
      checkErased(numbered, "can be read");
    }
    trace.add("read", Request.idIn(content), numbered.number(), content.hashCode());
    is(numbered.number(), content);
    if (numbered.arrival() instanceof Arrival.Tick) {
      return;
    }
    String id = Request.idIn(content);
    Request request = sent.get(id);
    if (request == null || !request.content().equals(content)) {
      violated("arrival " + numbered.number() + " was never sent like this: " + brief(content));
      return;
    }
    if (request.state == Request.State.REFUSED) {
      violated(id + " was refused and can be read as " + numbered.number());
    }
    Long before = readAs.put(id, numbered.number());
    if (before != null && before != numbered.number()) {
      duplicates++;
      violated(id + " is there twice: as " + before + " and " + numbered.number());
    }
    owed.remove(id);
  }

  /** A content as it was handed in, also where a value was erased from it. */
  private String whole(Numbered numbered) {
    String content = Request.content(numbered.arrival());
    Request request = sent.get(Request.idIn(content));
    return request != null && request.isIn(content) ? request.content() : content;
  }

  /** Something was found by who only looks: it must be what was sent, and no more. */
  void seen(Numbered numbered) {
    String content = whole(numbered);
    String id = Request.idIn(content);
    trace.add("sees", id, numbered.number(), content.hashCode());
    checkErased(numbered, "can be seen");
    if (numbered.arrival() instanceof Arrival.Tick) {
      return;
    }
    Request request = sent.get(id);
    if (request == null || !request.content().equals(content)) {
      violated("arrival " + numbered.number() + " is seen and was never sent: " + brief(content));
    } else if (request.state == Request.State.REFUSED) {
      violated(id + " was refused and can be seen as " + numbered.number());
    } else if (request.state == Request.State.KEPT
        && request.number != numbered.number()
        && !request.damaged) {
      violated(id + " is " + request.number + " and is seen as " + numbered.number());
    }
  }

  /** All was looked at: of what was acknowledged, whatever lies over a number must be there. */
  void seenAll(Set<Long> numbers, long over) {
    for (Request each : sent.values()) {
      if (each.state == Request.State.KEPT
          && each.number > over
          && !each.damaged
          && !each.erased
          && !numbers.contains(each.number)) {
        violated(each.id() + " was acknowledged as " + each.number + " and cannot be seen");
      }
    }
  }

  /** Nothing that was erased may come to light. */
  void checkErased(Numbered numbered, String how) {
    String content = Request.content(numbered.arrival());
    Request request = sent.get(Request.idIn(content));
    if (request != null && request.gone) {
      violated(request.id() + " was erased with its day and " + how);
    }
    for (String value : goneValues) {
      if (content.contains(value)) {
        violated("the value " + value + " was erased and " + how + " in " + brief(content));
      }
    }
  }

  /** Erasing a day begins. */
  void erasing(int day) {
    trace.add("erasing day", "", day, 0);
    sent.values().forEach(each -> each.dayIsErased(day));
  }

  /** It came to its end. */
  void erased(int day) {
    trace.add("erased day", "", day, 0);
    sent.values().forEach(each -> each.dayWasErased(day));
  }

  /** Erasing a value begins. */
  void erasing(String value) {
    trace.add("erasing value", value, 0, 0);
    sent.values().forEach(each -> each.valueIsErased(value));
  }

  /** It came to its end: no file may hold it. */
  void erased(String value) {
    trace.add("erased value", value, 0, 0);
    goneValues.add(value);
  }

  /** Was anything erased to the end? */
  boolean hasErased() {
    return !goneValues.isEmpty() || sent.values().stream().anyMatch(each -> each.gone);
  }

  /** What was read but not stored has to be read again. */
  void unread(Collection<String> ids) {
    for (String id : ids) {
      Request request = sent.get(id);
      if (request != null && request.state == Request.State.KEPT) {
        owed.put(id, request);
      }
    }
  }

  /** A row was stored that was stored before. */
  void storedTwice(String row) {
    duplicates++;
    violated("stored twice: " + row);
  }

  /**
   * Everything was read that there is: nothing acknowledged may be missing.
   *
   * @param named files that the journal says are damaged
   */
  void settled(String when, Set<String> named) {
    for (Request request : owed.values()) {
      if (request.erased) {
        continue;
      }
      if (request.damaged) {
        damaged++;
        if (!request.damagedIn.isEmpty() && disjoint(request.damagedIn, named)) {
          violated(
              request.id() + " is gone, and nothing is said of damage in " + request.damagedIn);
        }
      } else {
        lost++;
        violated(
            request.id() + " was acknowledged as " + request.number + " and is not there " + when);
      }
    }
    owed.clear();
  }

  /** Reads something that may have been read before. */
  void readAgain(Numbered numbered) {
    String content = whole(numbered);
    checkErased(numbered, "can be read again");
    is(numbered.number(), content);
    Long before = readAs.get(Request.idIn(content));
    // Where damage took the header that says what was refused, that may come to light beside it.
    if (before != null && before != numbered.number() && !isGone(content)) {
      violated(Request.idIn(content) + " is there twice: " + before + ", " + numbered.number());
    }
  }

  /** What is stored is what was acknowledged and what nobody knew of, no more. */
  void checkStored(SimulatedStore store) {
    for (Request each : sent.values()) {
      boolean isIn = store.has(each.id());
      if (each.state == Request.State.KEPT && !isIn && !each.damaged && !each.erased) {
        violated(each.id() + " was acknowledged and is not stored");
      } else if (each.state == Request.State.REFUSED && isIn) {
        violated(each.id() + " was refused and is stored");
      }
    }
  }

  /** Numbers over this one may be given again: what carried them is gone for good. */
  void forgetNumbersOver(long number) {
    contentOf.tailMap(number, false).clear();
    lastAcknowledged = Math.min(lastAcknowledged, number);
    sent.values().forEach(each -> each.after = Math.min(each.after, number));
    readAs.values().removeIf(each -> each > number);
  }

  /**
   * Bytes were damaged: whatever lies there may be lost.
   *
   * @param name of the file, which the journal has to tell; empty if it cannot
   */
  void damage(int file, String name, long from, long to) {
    hasDamage = true;
    for (Request request : sent.values()) {
      for (SimulatedDisk.Extent each : request.extents) {
        if (each.file() == file && each.from() < to && each.to() > from) {
          request.damaged = true;
          if (name.isEmpty()) {
            request.damagedIn.clear();
          } else {
            request.damagedIn.add(name);
          }
        }
      }
    }
  }

  Collection<Request> requests() {
    return sent.values();
  }

  SimulatedTrial.Outcome outcome(long crashes) {
    return new SimulatedTrial.Outcome(
        acknowledged, lost, duplicates, damaged, crashes, violations, trace.hash());
  }
}
