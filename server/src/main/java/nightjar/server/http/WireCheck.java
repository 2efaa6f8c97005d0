package nightjar.server.http;

import io.netty.buffer.ByteBuf;

/** Looks at the bytes of one connection before the library does. On its event loop. */
interface WireCheck {
  /**
   * May all of it pass as it is?
   *
   * @return false if {@link #part} must be asked next
   */
  boolean whole(ByteBuf in);

  /**
   * Copies what may pass.
   *
   * @return false if nothing that follows may be read
   */
  boolean part(ByteBuf in, ByteBuf out);

  /** Is the caller in the middle of what it sends, so that more of it may be on its way? */
  boolean inside();

  /** What the other end is told before it is hung up on; empty if the library tells it. */
  byte[] farewell();
}
