/**
 * Lines by HTTP. In: a body of JSON, NDJSON or text. Out: one {@link nightjar.source.Arrival.Lines}
 * handed to the {@link nightjar.source.Intake}.
 */
@NullMarked
package nightjar.server.ingest;

import org.jspecify.annotations.NullMarked;
