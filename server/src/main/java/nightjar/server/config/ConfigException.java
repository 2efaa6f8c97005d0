package nightjar.server.config;

/** A configuration that Nightjar does not start with; the message names what and where. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }
}
