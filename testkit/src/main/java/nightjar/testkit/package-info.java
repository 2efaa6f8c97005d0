/** For tests only: contracts that every store must pass, and stand-ins for what is outside. */
@NullMarked
package nightjar.testkit;

import org.jspecify.annotations.NullMarked;
