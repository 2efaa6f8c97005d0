package nightjar.server.ingest;

/**
 * Whole lines, each ended by a line feed.
 *
 * @param text all of them
 * @param count how many
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, not kept
record Lines(byte[] text, int count) {}
