package nightjar.source;

import nightjar.LineRef;

/**
 * Reads text that a container runtime or collector put into a line of its own ({@code {"log":"…"}},
 * CRI): finds the inner format and takes level, message, service and link from it. The time stays
 * the outer one, which has a zone.
 */
final class WrappedText {
  /** What a wrapped line is. */
  enum Outcome {
    /** A record of its own. */
    RECORD,
    /** The rest of a message that the line before could not hold. */
    PART,
    /** A further line of the record before, such as a stack frame. */
    CONTINUED
  }

  private final HeaderFields inner;
  private final FormatDetector detector = new FormatDetector(java.util.List.of());
  private final GenericHeader generic = new GenericHeader();
  private final Colours colours = new Colours();

  WrappedText(ParseSettings settings) {
    this.inner = new HeaderFields(new Timestamps(settings.zone(), settings.reference()));
  }

  /**
   * Reads the message of {@code outer} again and changes it to what it says. Escapes are resolved
   * in the array.
   *
   * @param partial the line before ended in the middle of a message
   * @param joinable the line before was wrapped too and may take more
   */
  Outcome read(
      byte[] b, HeaderFields outer, boolean partial, boolean joinable, StackTraces traces) {
    int from = outer.messageStart;
    int to =
        outer.escaped
            ? JsonText.unescape(b, from, outer.messageEnd)
            : Ascii.trimEnd(b, from, outer.messageEnd);
    outer.messageEnd = to;
    if (partial) {
      return Outcome.PART;
    }
    if (from == to) {
      return joinable ? Outcome.CONTINUED : Outcome.RECORD;
    }
    boolean coloured = Colours.in(b, from, to);
    int size = coloured ? colours.strip(b, from, to) : to;
    byte[] line = coloured ? colours.plain() : b;
    int start = coloured ? 0 : from;
    if (start == size) {
      return joinable ? Outcome.CONTINUED : Outcome.RECORD;
    }
    boolean blank = Ascii.isBlank(line[start]);
    boolean found = !blank && detector.match(line, start, size, inner) != null;
    if (!found && joinable && (blank || traces.continues(line, start, size))) {
      return Outcome.CONTINUED;
    }
    found =
        found
            || detector.search(line, start, size, inner) != null
            || generic.match(line, start, size, inner);
    if (coloured && found) {
      colours.restore(inner);
    }
    if (found && !inner.messageFollows) {
      outer.messageStart = inner.messageStart;
      outer.messageEnd = inner.messageEnd;
      outer.severity = inner.severity != 0 ? inner.severity : outer.severity;
      if (inner.serviceStart >= 0) {
        outer.service(inner.serviceStart, inner.serviceEnd);
      }
      if (inner.linkStart >= 0) {
        outer.link(inner.linkStart, inner.linkEnd);
      }
      if (outer.timeNanos == LineRef.NO_TIME) {
        outer.timeNanos = inner.timeNanos;
      }
    } else if (!found && outer.severity == 0) {
      outer.severity = GenericHeader.leadingLevel(line, start, size);
    }
    return Outcome.RECORD;
  }
}
