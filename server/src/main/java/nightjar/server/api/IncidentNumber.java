package nightjar.server.api;

import nightjar.server.http.Problem;

/** Numbers of incidents as people write them: {@code 142} or {@code NJ-142}. */
final class IncidentNumber {
  private IncidentNumber() {}

  static long parse(String parameter, String text) throws Problem {
    String digits = text.strip().replaceFirst("^(?i:NJ-)", "");
    if (!digits.matches("[0-9]{1,18}") || Long.parseLong(digits) == 0) {
      throw Params.wrong(parameter, text, "the number of an incident, such as 142 or NJ-142");
    }
    return Long.parseLong(digits);
  }
}
