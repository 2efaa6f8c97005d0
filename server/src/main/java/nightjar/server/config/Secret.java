package nightjar.server.config;

import java.util.Objects;

/** A value that nothing shows by accident: its text is {@code ***}. */
public record Secret(String value) {
  public Secret {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return "***";
  }
}
