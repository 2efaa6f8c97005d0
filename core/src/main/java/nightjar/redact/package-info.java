/**
 * Stage 3 of 8. In: text of a record. Out: {@link nightjar.redact.Redacted} text, in which personal
 * data and secrets are markers. The one door: only this package makes {@code Redacted}.
 */
@NullMarked
package nightjar.redact;

import org.jspecify.annotations.NullMarked;
