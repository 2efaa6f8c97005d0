package nightjar.journal;

import nightjar.source.Arrival;

/**
 * Says of each arrival what is to stay of it. One thread at a time; asked of an arrival more than
 * once, and must say the same then.
 */
public interface ArrivalEdit {
  /**
   * What stays; the same object if all does. Its kind and time must stay.
   *
   * @param number of the arrival
   */
  Arrival edited(long number, Arrival arrival);

  /** How many places were changed so far, in all that it was asked of. */
  long places();
}
