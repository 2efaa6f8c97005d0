package nightjar.files;

import java.io.IOException;

/**
 * A file that can be read but holds no text, or holds it packed in a way that is not unpacked here.
 */
final class NotTextException extends IOException {
  NotTextException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
