package nightjar.detect;

import nightjar.TimeRange;
import nightjar.pattern.PatternView;
import nightjar.source.Names;

/**
 * What a detector may know when it judges: how shapes group into patterns now, and the whole of the
 * run.
 *
 * @param patterns shape to pattern, as the evidence of the whole run has it
 * @param services names of the service numbers
 * @param records records observed
 * @param range first to last event time; empty range at 0 if no record has a time
 */
public record Judgement(PatternView patterns, Names services, long records, TimeRange range) {}
