package nightjar.generator;

/**
 * What the slots of one line are filled from.
 *
 * @param request draws shared by all lines of a request
 * @param line draws of this line alone
 * @param traced whether the line belongs to a request
 * @param ownMillis how long the step took
 * @param totalMillis time since the request began
 * @param reading a gauge's reading
 * @param status HTTP status
 */
record Values(
    Chance request,
    Chance line,
    boolean traced,
    double ownMillis,
    double totalMillis,
    double reading,
    int status) {

  /** Values of a line that no request causes. */
  static Values background(Chance line) {
    return new Values(line, line.at("line"), false, line.at("own").logNormal(20, 0.6), 0, 0, 200);
  }

  Values withOwnMillis(double millis) {
    return new Values(request, line, traced, millis, totalMillis, reading, status);
  }

  Values withReading(double value) {
    return new Values(request, line, traced, ownMillis, totalMillis, value, status);
  }

  /** The id that the lines of this request share, such as {@code req-3f9a61c0b2d4}. */
  String requestId() {
    StringBuilder id = new StringBuilder(16);
    Slot.REQ.write(this, 0, id);
    return id.toString();
  }
}
