package nightjar.server.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nightjar.incident.Finding;
import nightjar.incident.TrackedIncident;

/**
 * Points of single findings: each detector's points shared out over its findings in proportion to
 * their bits, by the method of the largest remainder, so that all of them add up to the score.
 */
final class SharedPoints {
  private SharedPoints() {}

  /**
   * A finding with its points.
   *
   * @param place its place among the incident's findings, from 1
   */
  record Scored(int place, Finding finding, int points) {}

  static List<Scored> of(TrackedIncident incident) {
    List<Finding> all = incident.latest().findings();
    int[] points = new int[all.size()];
    incident.latest().points().forEach((detector, sum) -> share(all, detector, sum, points));
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      scored.add(new Scored(i + 1, all.get(i), points[i]));
    }
    return scored;
  }

  private static void share(List<Finding> all, String detector, int sum, int[] points) {
    List<Integer> own = new ArrayList<>();
    double bits = 0;
    for (int i = 0; i < points.length; i++) {
      if (all.get(i).detector().equals(detector)) {
        own.add(i);
        bits += all.get(i).bits();
      }
    }
    double[] rest = new double[points.length];
    int left = sum;
    for (int i : own) {
      double exact = bits > 0 ? sum * all.get(i).bits() / bits : 0;
      points[i] = (int) exact;
      rest[i] = exact - points[i];
      left -= points[i];
    }
    own.sort(Comparator.comparingDouble((Integer i) -> rest[i]).reversed());
    for (int i = 0; i < left && i < own.size(); i++) {
      points[own.get(i)]++;
    }
  }
}
