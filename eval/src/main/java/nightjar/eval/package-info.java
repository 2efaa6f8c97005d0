/**
 * Where the figures are made: speed per processor second, accuracy on labelled logs, faults found
 * among the first incidents.
 */
@NullMarked
package nightjar.eval;

import org.jspecify.annotations.NullMarked;
