package nightjar.cli.render;

import java.util.Objects;

/**
 * A record that a query found, or that stands near one.
 *
 * @param timeNanos event time; {@link nightjar.LineRef#NO_TIME} where none is known
 * @param severity OpenTelemetry number 0 to 24
 * @param service whose it is; empty where nobody says
 * @param source name of the source
 * @param line number of its first line in the source, from 1
 * @param text whole text; hostile
 * @param messageFrom where the message begins in it
 * @param id what a server calls it; empty for lines of files
 * @param pattern id of its pattern; empty where none was looked for
 * @param isMatch was it asked for? Or does it stand near one that was?
 */
public record FoundLine(
    long timeNanos,
    int severity,
    String service,
    String source,
    long line,
    String text,
    int messageFrom,
    String id,
    String pattern,
    boolean isMatch) {
  public FoundLine {
    Objects.requireNonNull(service);
    Objects.requireNonNull(source);
    Objects.requireNonNull(id);
    Objects.requireNonNull(pattern);
    messageFrom = Math.clamp(messageFrom, 0, text.length());
  }

  /** What follows the header: the message, and whatever lines the record has behind it. */
  String message() {
    return text.substring(messageFrom);
  }

  /** The service; else the last name of a path. */
  String who() {
    return service.isEmpty() ? source.substring(source.lastIndexOf('/') + 1) : service;
  }
}
