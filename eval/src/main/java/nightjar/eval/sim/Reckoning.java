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
    return request == null ? hasDamage : request.damaged;
  }

  private static String brief(String content) {
    String id = Request.idIn(content);
    return id.isEmpty() ? content : id;
  }

  /** Something was read on its way to the store; it is not there yet. */
  void read(Numbered numbered) {
    String content = Request.content(numbered.arrival());
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
    String content = Request.content(numbered.arrival());
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
      if (each.state == Request.State.KEPT && !isIn && !each.damaged) {
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
