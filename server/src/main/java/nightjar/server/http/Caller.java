package nightjar.server.http;

import java.util.Optional;

/**
 * Who calls.
 *
 * @param key the right key it showed, if any
 * @param local does it come over loopback, where reading, sending and marking are free?
 */
record Caller(Optional<Key> key, boolean local) {
  boolean allows(Scope scope) {
    boolean free =
        switch (scope) {
          case NONE, READ, INGEST, MARK -> local;
          case READ_RAW, ACT, ADMIN -> false;
        };
    return free || key.map(k -> k.allows(scope)).orElse(false);
  }

  String name() {
    return key.map(Key::name).orElse("");
  }
}
