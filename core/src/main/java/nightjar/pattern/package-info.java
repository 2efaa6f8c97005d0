/**
 * Stage 4 of 8. In: shapes with their counts. Out: {@link nightjar.pattern.LogPattern}s: unions of
 * shapes, a pure function of the joined evidence. State is kept per shape, patterns are a view.
 */
@NullMarked
package nightjar.pattern;

import org.jspecify.annotations.NullMarked;
