package nightjar.journal;

import java.time.LocalDate;
import java.util.List;

/**
 * What reading all of a journal found.
 *
 * @param segments files
 * @param plainSegments those of format 1, which are not encrypted
 * @param erasedSegments those whose day was erased on purpose
 * @param frames that could be read
 * @param arrivals in them
 * @param lines in those
 * @param bytes of all files
 * @param rawBytes of the arrivals before they were packed
 * @param first number of the first arrival; 0 for none
 * @param last number of the last
 * @param days that have a segment, in their order
 * @param erasedDays that were erased on purpose
 * @param unfinishedBytes at the end of the newest segment that are no frame: being written now, or
 *     left by a crash and cut off at the next start
 * @param damage everything else that could not be read
 */
public record JournalSurvey(
    int segments,
    int plainSegments,
    int erasedSegments,
    long frames,
    long arrivals,
    long lines,
    long bytes,
    long rawBytes,
    long first,
    long last,
    List<LocalDate> days,
    List<LocalDate> erasedDays,
    long unfinishedBytes,
    List<Damage> damage) {
  public JournalSurvey {
    days = List.copyOf(days);
    erasedDays = List.copyOf(erasedDays);
    damage = List.copyOf(damage);
  }
}
