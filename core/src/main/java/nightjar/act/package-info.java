/** Stage 8 of 8. In: a report. Out: it is told to {@link nightjar.act.Target}s. */
@NullMarked
package nightjar.act;

import org.jspecify.annotations.NullMarked;
