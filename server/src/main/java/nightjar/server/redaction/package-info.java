/** Rules of redaction as files: read, watched, and the key of their tokens. */
@NullMarked
package nightjar.server.redaction;

import org.jspecify.annotations.NullMarked;
