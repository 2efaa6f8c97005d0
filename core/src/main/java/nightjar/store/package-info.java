/** What is kept of a run for people to read: sample lines. SPI and its in-memory version. */
@NullMarked
package nightjar.store;

import org.jspecify.annotations.NullMarked;
