package nightjar.generator;

/**
 * One request on its way through the services.
 *
 * @param number counts all requests from 0
 * @param numberInFlow counts requests of this kind from 0
 * @param start in {@link Micros}
 * @param chance its draws
 */
record Request(long number, long numberInFlow, Flow flow, long start, Chance chance) {
  /** The draws behind what its lines have in common. */
  Chance values() {
    return chance.at("values");
  }
}
