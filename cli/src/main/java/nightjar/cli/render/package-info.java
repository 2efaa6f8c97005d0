/**
 * Renderers: a report as people read it (terminal, page) and as programs do (JSON). All text of
 * logs passes {@link nightjar.cli.render.SafeText} or the escapes of its format on the way out.
 */
@NullMarked
package nightjar.cli.render;

import org.jspecify.annotations.NullMarked;
