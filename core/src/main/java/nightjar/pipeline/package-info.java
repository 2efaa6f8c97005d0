/** Read first: the whole path on one screen, in {@link nightjar.pipeline.Pipeline}. */
@NullMarked
package nightjar.pipeline;

import org.jspecify.annotations.NullMarked;
