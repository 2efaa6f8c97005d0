@NullMarked
package nightjar.journal;

import org.jspecify.annotations.NullMarked;
