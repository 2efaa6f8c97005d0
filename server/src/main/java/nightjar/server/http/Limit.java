package nightjar.server.http;

import java.util.Locale;

/** A limit of the door; each has a counter. */
enum Limit {
  BODY,
  UNPACKED,
  UNPACK_RATIO,
  ALL_BODIES,
  CONNECTIONS,
  HEADER,
  URL,
  HEADER_TIME,
  IDLE_TIME,
  BODY_RATE,
  CALL_TIME,
  FRAMES,
  JSON;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
