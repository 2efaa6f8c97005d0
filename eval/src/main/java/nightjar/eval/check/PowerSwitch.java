package nightjar.eval.check;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * Linux' {@code EXT4_IOC_SHUTDOWN} ({@code fs/ext4/ext4.h}): the file system forgets, at once and
 * without flushing its log, all that is not on its device.
 */
final class PowerSwitch {
  private static final long SHUTDOWN = 0x8004587DL;
  private static final int WITHOUT_FLUSHING_THE_LOG = 2;
  private static final int READ_ONLY = 0;

  private PowerSwitch() {}

  /**
   * Cuts the power of the file system that holds a folder.
   *
   * @throws IOException if the system refuses: it needs root, and ext4
   */
  @SuppressWarnings("restricted") // calling the system is what this is for
  static void cut(Path folder) throws IOException {
    Linker linker = Linker.nativeLinker();
    MethodHandle open =
        handle(
            linker,
            "open",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    MethodHandle ioctl =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("ioctl"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS),
            Linker.Option.firstVariadicArg(2));
    MethodHandle close =
        handle(linker, "close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    int failed = -1;
    try (Arena arena = Arena.ofConfined()) {
      int file = (int) open.invokeExact(arena.allocateFrom(folder.toString()), READ_ONLY);
      if (file >= 0) {
        MemorySegment how = arena.allocateFrom(ValueLayout.JAVA_INT, WITHOUT_FLUSHING_THE_LOG);
        failed = (int) ioctl.invokeExact(file, SHUTDOWN, how);
        int ignored = (int) close.invokeExact(file);
      }
    } catch (Throwable e) {
      throw new IOException("calling ioctl failed", e);
    }
    if (failed != 0) {
      throw new IOException("the system does not let " + folder + " lose its power");
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle(Linker linker, String name, FunctionDescriptor type) {
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }
}
