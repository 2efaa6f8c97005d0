/**
 * The durable path on a simulated disk and a simulated clock: processes that die, power that goes,
 * disks that fail, and a reckoning of what was acknowledged. One seed is one history.
 */
@NullMarked
package nightjar.eval.sim;

import org.jspecify.annotations.NullMarked;
