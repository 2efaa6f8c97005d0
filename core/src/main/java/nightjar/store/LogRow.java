package nightjar.store;

import java.util.Objects;
import nightjar.search.Candidate;

/**
 * One record as it is kept and shown: text is redacted before it gets here.
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
 * @param text whole text, redacted, at most 32 KiB; lines separated by line feeds; hostile
 * @param messageFrom first character of the message in {@code text}
 * @param messageTo character after its last one
 * @param redactions kinds of personal data that were replaced, as bits of {@code
 *     nightjar.redact.Redacted#kinds}
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
    String text,
    int messageFrom,
    int messageTo,
    int redactions,
    long arrival)
    implements Candidate {
  public LogRow {
    Objects.requireNonNull(service);
    Objects.requireNonNull(source);
    Objects.requireNonNull(text);
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
        text,
        messageFrom,
        messageTo,
        redactions,
        arrival);
  }

  /** The same record with other words. */
  public LogRow withTexts(
      String otherService, String otherSource, String otherText, int from, int to) {
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
        redactions,
        arrival);
  }

  /** The message without the header. */
  public String message() {
    return text.substring(messageFrom, messageTo);
  }
}
