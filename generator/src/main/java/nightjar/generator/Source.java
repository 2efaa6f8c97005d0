package nightjar.generator;

/**
 * One log of one service. A service may have several, as the gateway has an access log and an error
 * log.
 *
 * @param name what statements call it, and the stem of its file
 * @param service the service that writes it
 */
record Source(String name, String service, Format format) {
  String file() {
    return name + ".log";
  }
}
