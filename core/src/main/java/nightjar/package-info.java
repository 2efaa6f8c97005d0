/** Nouns shared by every stage: severity, time ranges and references to lines. */
@NullMarked
package nightjar;

import org.jspecify.annotations.NullMarked;
