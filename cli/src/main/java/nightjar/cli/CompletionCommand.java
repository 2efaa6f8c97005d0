package nightjar.cli;

import java.io.IOException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code nightjar completion}: a script that lets a shell complete commands and options. */
@Command(name = "nightjar completion")
final class CompletionCommand implements Action {
  @Parameters(paramLabel = "SHELL", arity = "1")
  private String shellName = "";

  @Override
  public int run(Shell shell) throws IOException {
    if (!shellName.equals("bash") && !shellName.equals("zsh")) {
      throw new UsageException("completion: \"" + shellName + "\" is none of bash, zsh");
    }
    var root = new CommandLine(CommandSpec.create().name("nightjar"));
    for (String name : Commands.NAMES) {
      root.addSubcommand(name, Commands.commandLine(name));
    }
    // One script serves both: it loads zsh's emulation of bash where it needs it.
    shell.println(AutoComplete.bash("nightjar", root));
    return ExitCode.DONE;
  }
}
