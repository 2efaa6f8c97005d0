/**
 * Stage 1 of 8. In: bytes of logs. Out: {@link nightjar.source.RecordBatch}es: lines joined to
 * records, with time, severity, service and the part that is the message.
 *
 * <p>{@link nightjar.source.LineFramer} cuts lines, {@link nightjar.source.FormatDetector} finds
 * how a source writes its header, {@link nightjar.source.RecordReader} ties them together.
 */
@NullMarked
package nightjar.source;

import org.jspecify.annotations.NullMarked;
