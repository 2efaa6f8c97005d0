/**
 * Load on a running Nightjar, sent over HTTP from another process: how fast lines are acknowledged,
 * how soon they are judged and can be found, and what that costs.
 */
@NullMarked
package nightjar.eval.live;

import org.jspecify.annotations.NullMarked;
