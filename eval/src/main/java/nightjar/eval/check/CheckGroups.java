package nightjar.eval.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * All checks with as many trials as the promises name, in groups of some minutes. A file says which
 * are done, a line each, so that the next run goes on where the last one ended.
 *
 * @param state the file; need not be there
 */
public record CheckGroups(Path state) {
  private static final List<Group> ALL =
      List.of(
          new Group("crash", 100),
          new Group("power", 100),
          new Group("diskfull", 20),
          new Group("corrupt", 10_000),
          new Group("equiv", 50),
          new Group("sim", 2_000),
          new Group("inodes", 5),
          new Group("filesize", 5),
          new Group("openfiles", 5),
          new Group("term", 20),
          new Group("stop", 5),
          new Group("starved", 5),
          new Group("twice", 5),
          new Group("eio", 10),
          new Group("enospc", 10),
          new Group("slowdisk", 5),
          new Group("memory", 20),
          new Group("threads", 5),
          new Group("storm", 10),
          new Group("backlog", 1));

  /**
   * A fault so many times.
   *
   * @param fault its name
   * @param trials how often
   */
  public record Group(String fault, int trials) {}

  /** Those that are not done. */
  public List<Group> left() throws IOException {
    List<String> done =
        Files.exists(state) ? Files.readAllLines(state, StandardCharsets.UTF_8) : List.of();
    return ALL.stream().filter(group -> !done.contains(line(group))).toList();
  }

  /** One is done, and was as promised. */
  public void done(Group group) throws IOException {
    Files.writeString(
        state, line(group) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String line(Group group) {
    return group.fault + " " + group.trials;
  }
}
