/**
 * Blocks: up to 65,536 records in columns, immutable, that can be searched without being unpacked.
 * In: {@link nightjar.store.LogRow}s whose numbers follow each other. Out: bytes; rows again, and
 * which rows hold a word.
 *
 * <p>Begin at {@link nightjar.block.BlockWriter} and {@link nightjar.block.Block}; the bytes are
 * described at {@code Format}.
 */
@NullMarked
package nightjar.block;

import org.jspecify.annotations.NullMarked;
