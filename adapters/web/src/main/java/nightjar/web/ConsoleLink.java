package nightjar.web;

import nightjar.incident.TrackedIncident;

/** Where the console shows an incident. */
public record ConsoleLink(Endpoint base) {
  /** {@code http://localhost:8000/incidents/NJ-142}. */
  public String of(TrackedIncident incident) {
    return base.below("/incidents/" + incident.name()).toString();
  }
}
