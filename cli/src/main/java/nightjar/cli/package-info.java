/**
 * The {@code nightjar} command: what a person types, turned into runs of the pipeline, and how such
 * a run ends.
 *
 * <p>Begin at {@link nightjar.cli.Main}. One file a command; help texts are resources beside the
 * classes, so that help costs no more than starting a JVM. Result on standard output, everything
 * else on standard error.
 */
@NullMarked
package nightjar.cli;

import org.jspecify.annotations.NullMarked;
