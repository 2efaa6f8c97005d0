/**
 * Logs that lie in files: found by name, folder or pattern, decompressed, and read once from start
 * to end.
 *
 * <p>Begin at {@link nightjar.files.Inputs}, which turns what a person typed into sources. What
 * cannot be read is a sentence that says what, where and what next, never a stack trace.
 */
@NullMarked
package nightjar.files;

import org.jspecify.annotations.NullMarked;
