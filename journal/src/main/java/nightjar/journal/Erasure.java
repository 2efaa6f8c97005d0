package nightjar.journal;

/**
 * What erasing a value did.
 *
 * @param places where it stood
 * @param arrivals how many arrivals held it
 * @param segments how many segments were written again
 * @param unread frames that could not be read and so not be searched; {@link Journal#damage()}
 *     names them
 * @param setAside files that were set aside because they cannot be read, and were not searched
 */
public record Erasure(long places, long arrivals, int segments, int unread, int setAside) {}
