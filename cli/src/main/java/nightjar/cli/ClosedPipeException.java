package nightjar.cli;

import java.io.IOException;

/**
 * Nobody reads standard output any more, as after {@code | head}. No failure: what was read was
 * enough.
 */
final class ClosedPipeException extends IOException {
  ClosedPipeException(IOException cause) {
    super(cause);
  }
}
