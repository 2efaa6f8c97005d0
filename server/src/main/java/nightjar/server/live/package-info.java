/** The running system: arrivals in, stored findings out, and how it stands. */
@NullMarked
package nightjar.server.live;

import org.jspecify.annotations.NullMarked;
