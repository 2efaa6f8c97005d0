package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckGroupsTest {
  @TempDir private Path folder;

  @Test
  void whatIsDone_isNotDoneAgain() throws Exception {
    Path state = folder.resolve("done");
    List<CheckGroups.Group> all = new CheckGroups(state).left();
    assertThat(all).extracting(CheckGroups.Group::fault).containsExactlyElementsOf(Checks.names());
    new CheckGroups(state).done(all.get(1));
    assertThat(new CheckGroups(state).left()).doesNotContain(all.get(1)).hasSize(all.size() - 1);
  }
}
