package nightjar.journal;

import nightjar.source.Arrival;

/**
 * An arrival and its place in the order of arrivals.
 *
 * @param number from 1, growing; numbers may be left out, never used twice
 */
public record Numbered(long number, Arrival arrival) {}
