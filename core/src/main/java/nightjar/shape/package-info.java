/**
 * Stage 2 of 8. In: the bytes of a message. Out: its fast key, its slots (tokens that vary) and,
 * once per key, its {@link nightjar.shape.Shape}. Pure functions: no state, no clock, the same on
 * every machine and in every order.
 */
@NullMarked
package nightjar.shape;

import org.jspecify.annotations.NullMarked;
