package nightjar.act;

import java.util.Optional;

/** What a target remembers between deliveries and restarts: issue numbers, message ids. */
public interface AlertMemory {
  /** The value kept under a key of this target, if there is one. */
  Optional<String> recall(String key);

  /** Keeps a value before the next delivery begins. */
  void remember(String key, String value);
}
