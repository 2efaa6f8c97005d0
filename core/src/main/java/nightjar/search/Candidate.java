package nightjar.search;

/**
 * A record as a query looks at it. A store may make the text only when it is asked for: queries ask
 * for what is cheap first.
 */
public interface Candidate {
  /** Place in the order of storage, from 1. */
  long number();

  /** Event time, nanoseconds since 1970. */
  long timeNanos();

  /** Time of arrival, nanoseconds since 1970. */
  long observedNanos();

  /** OpenTelemetry number 0 to 24. */
  int severity();

  /** Whose it is. */
  String service();

  /** The source's name. */
  String source();

  /** Content id of its shape. */
  long shape();

  /** The whole text; hostile. */
  String text();
}
