package nightjar.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What an incident is about, as 16 hexadecimal digits: equal whenever the same happens again. */
final class Fingerprint {
  private Fingerprint() {}

  /** Of the finding that names the incident: its first shape by number, or its service. */
  static String of(Incident incident) {
    String about = incident.title();
    if (!incident.findings().isEmpty()) {
      Finding lead = incident.findings().getFirst();
      about =
          lead.shapes().stream()
              .min(Long::compareUnsigned)
              .map(Long::toHexString)
              .orElse("service " + lead.service() + ' ' + lead.leastSeverity());
      about = (lead.absence() ? "no " : "") + about;
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(about.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
