/**
 * The labelled log generator: a small shop of nine services with a daily rhythm and injectable
 * faults. In: a {@link nightjar.generator.Scenario} (seed, time range, rate, faults). Out: one log
 * file per service, in time order, and {@link nightjar.generator.Labels} that say which lines each
 * fault wrote or changed. Same scenario, same bytes, on any machine.
 *
 * <p>Start at {@link nightjar.generator.Generator}. {@code Simulation} runs an {@code Agenda} of
 * things due; {@code Journey} plans the lines of one request, {@code Background} those no request
 * causes; {@code Effects} is the only place that knows what a fault does to them; {@code Scribe}
 * renders a line and hands it to the {@link nightjar.generator.LineSink} and the labels.
 */
@NullMarked
package nightjar.generator;

import org.jspecify.annotations.NullMarked;
