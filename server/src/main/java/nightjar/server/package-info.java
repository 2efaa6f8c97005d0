/**
 * The live system put together by plain constructors: read {@link nightjar.server.Nightjar} first.
 */
@NullMarked
package nightjar.server;

import org.jspecify.annotations.NullMarked;
