/**
 * Stage 5 of 8, beside {@link nightjar.detect}. In: records linked by an id (a request, a block, a
 * job). Out: sessions whose set of patterns is odd ({@link nightjar.session.SessionDetector}) and
 * steps out of order ({@link nightjar.session.OrderDetector}).
 *
 * <p>{@link nightjar.session.SessionKeyFinder} finds the id, {@link nightjar.session.SessionTable}
 * keeps what is open, {@link nightjar.session.SessionFit} scores and cuts.
 */
@NullMarked
package nightjar.session;

import org.jspecify.annotations.NullMarked;
