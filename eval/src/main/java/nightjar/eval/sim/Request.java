package nightjar.eval.sim;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nightjar.EpochNanos;
import nightjar.source.Arrival;

/** Something that a client wants to be kept, and what it has heard of it. */
final class Request {
  enum State {
    /** Handed in; nobody has answered. */
    WAITING,
    /** Acknowledged, with a number. */
    KEPT,
    /** Refused by a journal that could still clean up: it must never be read. */
    REFUSED,
    /** Nobody knows: the process died, or the disk failed again while it cleaned up. */
    UNCLEAR
  }

  /** Stands for what was written in format 1: no day's key covers it. */
  static final int DAYLESS = Integer.MIN_VALUE;

  private static final String MARK = "id=";
  private final String id;
  private final int client;
  private final boolean keyed;
  private final byte[] text;
  private final Instant first;
  private final boolean deed;
  private final String value;

  /** Days on which it may have been written; {@link #DAYLESS} for a segment of format 1. */
  private final Set<Integer> days = new TreeSet<>();

  private boolean isValueErased;

  /** May an earlier attempt come to light? */
  private boolean wasUnclear;

  /** Where it may lie on the drive. */
  final Set<SimulatedDisk.Extent> extents = new LinkedHashSet<>();

  State state = State.WAITING;

  /** The number it was acknowledged with; 0 before. */
  long number;

  /** The highest number that was acknowledged when it was first handed in: its own is higher. */
  long after = -1;

  /** Names of files in which a fault has damaged it. */
  final Set<String> damagedIn = new LinkedHashSet<>();

  /** Has a fault damaged bytes of it? Then it may be lost, and its key forgotten. */
  boolean damaged;

  /** Was a day of it erased, or begun to be? Then it may be gone. */
  boolean erased;

  /** Was every day of it erased to the end? Then no file may hold it. */
  boolean gone;

  /**
   * @param value stands in every line and may be erased one day; empty for none
   */
  Request(
      String id,
      int client,
      boolean keyed,
      boolean deed,
      String value,
      String filler,
      int lines,
      Instant at) {
    this.value = value;
    this.id = id;
    this.client = client;
    this.keyed = keyed;
    this.deed = deed;
    this.first = at;
    var text = new StringBuilder();
    for (int line = 1; line <= lines; line++) {
      text.append(at).append(" INFO shop order ").append(MARK).append(id);
      text.append(" part ").append(line).append(filler).append(" card ").append(value).append('\n');
    }
    this.text = text.toString().getBytes(StandardCharsets.UTF_8);
  }

  String id() {
    return id;
  }

  /** Goes to the disk on a day. */
  void written(int day) {
    days.add(day);
  }

  /** Erasing a day was begun: what was written on it may be gone from here on. */
  void dayIsErased(int day) {
    erased |= days.contains(day) || (days.contains(DAYLESS) && isValueErased);
  }

  /** Erasing a day came to its end. */
  void dayWasErased(int day) {
    gone |= days.remove(day) && days.isEmpty();
  }

  /** Erasing a value was begun; what is written again in place of format 1 has a day. */
  void valueIsErased(String erasedValue) {
    isValueErased |= days.contains(DAYLESS) || value.equals(erasedValue);
    // Whatever is written again in its file may lie in one frame with it.
    List<SimulatedDisk.Extent> wide = extents.stream().map(SimulatedDisk.Extent::wide).toList();
    extents.clear();
    extents.addAll(wide);
  }

  /** Is that what it handed in, or what erasing its value may have left of it? */
  boolean isIn(String content) {
    String whole = content();
    return content.equals(whole)
        || (isValueErased && !value.isEmpty() && content.equals(whole.replace(value, "[erased]")));
  }

  /** Is on its way, for the first time or again. */
  void sent() {
    if (state != State.KEPT) {
      state = State.WAITING;
    }
  }

  /** Its process has died. */
  void unanswered() {
    if (state == State.WAITING) {
      unclear();
    }
  }

  void refused() {
    if (state != State.KEPT) {
      state = wasUnclear ? State.UNCLEAR : State.REFUSED;
    }
  }

  void unclear() {
    if (state != State.KEPT) {
      wasUnclear = true;
      state = State.UNCLEAR;
    }
  }

  /** Would its client send it (again)? Without a key only where nothing of it can be there. */
  boolean mayBeSent(SimulatedClock clock) {
    return !damaged
        && !erased
        && !isValueErased
        && (keyed
            ? !clock.hasBeenAfter(first, ProcessRules.BATCH_AGE.minusHours(1))
            : state == State.REFUSED);
  }

  /** What it hands in at a moment. */
  Arrival arrival(Instant at) {
    long nanos = EpochNanos.now(() -> at);
    return deed
        ? new Arrival.Done(nanos, new String(text, StandardCharsets.UTF_8))
        : new Arrival.Lines(nanos, "client " + client, "", keyed ? id : "", "", text);
  }

  /** The content of an arrival, by which it is told from others. */
  static String content(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Lines lines -> new String(lines.text(), StandardCharsets.UTF_8);
      case Arrival.Done done -> done.json();
      case Arrival.Tick tick -> "tick " + tick.nanos();
    };
  }

  /** The id in a content; empty for a tick. */
  static String idIn(String content) {
    int from = content.indexOf(MARK);
    int to = content.indexOf(' ', from);
    return from < 0 || to < 0 ? "" : content.substring(from + MARK.length(), to);
  }

  String content() {
    return new String(text, StandardCharsets.UTF_8);
  }
}
