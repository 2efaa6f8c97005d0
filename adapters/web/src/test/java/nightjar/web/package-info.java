@NullMarked
package nightjar.web;

import org.jspecify.annotations.NullMarked;
