/**
 * The durable local journal. In: {@link nightjar.source.Arrival}s from any thread. Out: the same
 * arrivals, numbered, in one order that is kept, to any number of readers, after they are on disk.
 *
 * <p>Begin at {@link nightjar.journal.Journal}; the bytes on disk are described at {@code
 * SegmentHeader} and {@code Frame}.
 */
@NullMarked
package nightjar.journal;

import org.jspecify.annotations.NullMarked;
