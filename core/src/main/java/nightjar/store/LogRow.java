package nightjar.store;

import java.util.Objects;
import nightjar.redact.Redacted;
import nightjar.search.Candidate;

/**
 * One record as it is kept and shown: none can be made of text that was not redacted.
 *
 * @param number place in the order of storage, from 1, without gaps; identifies it
 * @param timeNanos event time, or the time of arrival where the record has none that can be read
 * @param observedNanos time of arrival
 * @param severity OpenTelemetry number 0 to 24
 * @param service whose it is
 * @param source the source's name
 * @param line number of its first line in the source, from 1 since detection last began anew; see
 *     {@link PathState#origin}
 * @param shape content id of its shape, 64 bits; see {@code nightjar.shape.Shape}
 * @param redacted whole text, at most 32 KiB; lines separated by line feeds; hostile. It knows
 *     which kinds of value were replaced
 * @param messageFrom first character of the message in the text
 * @param messageTo character after its last one
 * @param arrival number of the arrival it came with, so that the raw line can be found in the
 *     journal
 */
public record LogRow(
    long number,
    long timeNanos,
    long observedNanos,
    int severity,
    String service,
    String source,
    long line,
    long shape,
    Redacted redacted,
    int messageFrom,
    int messageTo,
    long arrival)
    implements Candidate {
  public LogRow {
    Objects.requireNonNull(service);
    Objects.requireNonNull(source);
    Objects.requireNonNull(redacted);
  }

  /** The same record in another place. */
  public LogRow withNumber(long other) {
    return new LogRow(
        other,
        timeNanos,
        observedNanos,
        severity,
        service,
        source,
        line,
        shape,
        redacted,
        messageFrom,
        messageTo,
        arrival);
  }

  /** The same record with other words. */
  public LogRow withTexts(
      String otherService, String otherSource, Redacted otherText, int from, int to) {
    return new LogRow(
        number,
        timeNanos,
        observedNanos,
        severity,
        otherService,
        otherSource,
        line,
        shape,
        otherText,
        from,
        to,
        arrival);
  }

  @Override
  public String text() {
    return redacted.toString();
  }

  /** Kinds of value that were replaced, as bits of {@link Redacted#kinds}. */
  public long redactions() {
    return redacted.kinds();
  }

  /** The message without the header. */
  public String message() {
    return text().substring(messageFrom, messageTo);
  }
}
