/**
 * Stage 5 of 8. In: records with their shape and slots, one at a time. Out: {@link
 * nightjar.detect.Anomaly}s, each with its surprise in bits and the evidence in words and numbers.
 * One file a detector.
 */
@NullMarked
package nightjar.detect;

import org.jspecify.annotations.NullMarked;
