/** A data folder carried elsewhere, and what is erased from it. */
@NullMarked
package nightjar.server.carry;

import org.jspecify.annotations.NullMarked;
