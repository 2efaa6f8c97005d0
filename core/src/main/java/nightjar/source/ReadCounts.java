package nightjar.source;

/**
 * What a reader has met so far. {@code lines} = lines in records, joined ones included; every line
 * read is in one record.
 *
 * @param bytes bytes read, decompressed
 * @param lines physical lines read
 * @param records records they were joined to
 * @param withoutTime records without a readable time
 * @param unparsed records that no format of the source fits
 * @param cut lines that were longer than the limit
 * @param format name of the format that most records fit, {@code "text"} if none
 * @param firstWithoutTime the first line without a readable time, for a message; 0 if there is none
 */
public record ReadCounts(
    long bytes,
    long lines,
    long records,
    long withoutTime,
    long unparsed,
    long cut,
    String format,
    long firstWithoutTime) {}
