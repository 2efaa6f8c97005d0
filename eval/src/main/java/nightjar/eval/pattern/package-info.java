/**
 * How well lines are grouped into patterns: against labelled systems and other miners, and whether
 * the patterns stay the same in another order, in shards and over restarts. {@link
 * nightjar.eval.pattern.Mining} is the only class that calls the miner.
 */
@NullMarked
package nightjar.eval.pattern;

import org.jspecify.annotations.NullMarked;
