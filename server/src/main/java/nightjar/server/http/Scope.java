package nightjar.server.http;

/** What a key allows. On loopback {@link #READ}, {@link #INGEST} and {@link #MARK} need no key. */
public enum Scope {
  /** Open to everybody who may reach the server at all: health, metrics, documents. */
  NONE,
  READ,
  INGEST,
  /** Marks and states of incidents, markers. */
  MARK,
  /** Lines as they were sent. */
  READ_RAW,
  /** Things that reach outside: sending test alerts, remediation. */
  ACT,
  ADMIN
}
