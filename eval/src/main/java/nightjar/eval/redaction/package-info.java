/**
 * How much of labelled personal data is found, how much is found that is none, and how fast; beside
 * it what Presidio finds of the same lines. {@link nightjar.eval.redaction.SpanScore} says what
 * counts as found.
 */
@NullMarked
package nightjar.eval.redaction;

import org.jspecify.annotations.NullMarked;
