/**
 * Stage 6 of 8. In: anomalies. Out: {@link nightjar.incident.Incident}s: anomalies told as one
 * story, scored and ranked.
 */
@NullMarked
package nightjar.incident;

import org.jspecify.annotations.NullMarked;
