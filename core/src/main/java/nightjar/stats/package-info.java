/** Pure mathematics: distributions, time grids, forests, quantiles. Knows nothing of logs. */
@NullMarked
package nightjar.stats;

import org.jspecify.annotations.NullMarked;
