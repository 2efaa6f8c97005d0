package nightjar.server.http;

import com.linecorp.armeria.common.FlagsProvider;

/** Settings of the library that it has for the whole process only; it finds this by its name. */
public final class LibraryFlags implements FlagsProvider {
  /** One that the library makes, and only it. */
  public LibraryFlags() {}

  /** Before the library's own values, behind those of the command line ({@code -D}). */
  @Override
  public int priority() {
    return 1;
  }

  /**
   * An HTTP/1 connection that ends is closed with its last answer, not three seconds later: who
   * reads to the end of the connection waits that long. Where closing at once would cost the caller
   * the answer, {@link WireWatch} waits.
   */
  @Override
  public Long defaultHttp1ConnectionCloseDelayMillis() {
    return 0L;
  }
}
