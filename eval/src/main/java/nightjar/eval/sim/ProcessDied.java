package nightjar.eval.sim;

/** The process that called the disk is no more: whatever it would have done next is not done. */
final class ProcessDied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProcessDied() {
    super("this process is dead", null, false, false);
  }
}
