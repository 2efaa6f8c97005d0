/**
 * Stage 7 of 8. In: anomalies and evidence. Out: titles and sentences made by rules; no model, no
 * network.
 */
@NullMarked
package nightjar.explain;

import org.jspecify.annotations.NullMarked;
