package nightjar.block;

/**
 * How many rows of a block have a value.
 *
 * @param rows from 1
 */
public record Tally<T>(T value, int rows) {}
