@NullMarked
package nightjar.cli.render;

import org.jspecify.annotations.NullMarked;
