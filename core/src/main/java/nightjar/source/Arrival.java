package nightjar.source;

import java.util.Objects;

/**
 * What enters the live path, in one order that is kept: lines that came together, the passing of
 * time, and what people did. The unit that is journaled and acknowledged; everything later is a
 * function of the arrivals in their order.
 */
public sealed interface Arrival {
  /** When it came by the clock at the door, nanoseconds since 1970. */
  long nanos();

  /**
   * Lines of one source.
   *
   * @param nanos when they came
   * @param source the source's name as people know it: {@code app.log}, {@code http}, {@code loki
   *     {app="shop"}}; one format, one joining of lines and one sense of time each
   * @param service whose lines they are where the lines themselves do not say; empty if unknown
   * @param batch the sender's key for this batch, so that a resend is stored once; empty for none
   * @param position where to go on reading the source after these lines, in the source's own words;
   *     empty where it cannot be asked again
   * @param text whole lines, each ended by a line feed; UTF-8 where valid, hostile; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // one allocation per batch is enough
  record Lines(
      long nanos, String source, String service, String batch, String position, byte[] text)
      implements Arrival {
    public Lines {
      Objects.requireNonNull(source);
      Objects.requireNonNull(service);
      Objects.requireNonNull(batch);
      Objects.requireNonNull(position);
      if (text.length > 0 && text[text.length - 1] != '\n') {
        throw new IllegalArgumentException("the last line of " + source + " lacks its line feed");
      }
    }

    /** How many there are; costs a look at every byte. */
    public long count() {
      return Ascii.count(text, (byte) '\n');
    }
  }

  /** Time passed, so that what is missing is found without a line to show it. */
  record Tick(long nanos) implements Arrival {}

  /**
   * What a person did: a mark, a change of state, a marker; or what became of telling somebody.
   *
   * @param nanos when
   * @param json a JSON object; {@code nightjar.incident.DeedJson} reads it, or {@code TellingJson}
   */
  record Done(long nanos, String json) implements Arrival {
    public Done {
      Objects.requireNonNull(json);
    }
  }
}
