/**
 * What is reached over the network: logs read from Loki, and the targets that are told of
 * incidents. Every byte that leaves goes through {@link nightjar.web.Outbound}.
 *
 * <p>Begin at {@link nightjar.web.LokiPoller} for logs in, at {@link nightjar.web.DeliveryWorker}
 * for incidents out. What others answer and what log lines say is hostile: it is bounded, cleaned
 * and never followed.
 */
@NullMarked
package nightjar.web;

import org.jspecify.annotations.NullMarked;
