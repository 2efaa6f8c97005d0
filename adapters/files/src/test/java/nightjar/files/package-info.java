@NullMarked
package nightjar.files;

import org.jspecify.annotations.NullMarked;
