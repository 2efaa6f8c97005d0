/**
 * Whether what was acknowledged is kept: the distribution as a process, under load from client
 * processes that remember what was acknowledged, with faults of the machine under it. In: a fault
 * and how often. Out: {@link nightjar.eval.check.CheckFigures}.
 */
@NullMarked
package nightjar.eval.check;

import org.jspecify.annotations.NullMarked;
