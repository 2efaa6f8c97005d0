package nightjar.server.http;

import java.util.concurrent.atomic.LongAdder;
import nightjar.server.config.Limits;

/**
 * What JSON may be.
 *
 * @param depth deepest nesting, at most 1,000 as each level is a call
 * @param keys most keys of one object
 * @param numberLength longest number in characters
 * @param hits counts what was refused for it
 */
public record JsonLimits(int depth, int keys, int numberLength, LongAdder hits) {
  /** Those of the settings. */
  public static JsonLimits of(Limits limits, LongAdder hits) {
    return new JsonLimits(limits.jsonDepth(), limits.jsonKeys(), limits.jsonNumberLength(), hits);
  }
}
