/**
 * The store of the distribution as a process: how fast lines get into it, what they take there, and
 * how soon it answers. In: a log or generated lines. Out: {@link nightjar.eval.store.StoreFigures}.
 */
@NullMarked
package nightjar.eval.store;

import org.jspecify.annotations.NullMarked;
