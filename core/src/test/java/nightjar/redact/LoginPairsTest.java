package nightjar.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginPairsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accepted password for ‹carlos.mendez› from 10.2.3.4",
        "sudo: ‹maria.garcia› : TTY=pts/1",
        "session opened by ‹piotr.nowak›(uid=1001)",
        "CORP\\‹martin.schmidt› logged on",
        "chdir /home/‹anna.schmidt›/work failed",
        "/home/anna.schmidt/v2, /srv/anna.schmidt, user=anna.schmidt",
        "org.anna.schmidt.Main anna.schmidt@host anna.schmidt.local",
        "svc.backup deploy.bot main.py thread.pool server.port foo.bar",
      })
  void accountOfTwoNames_isFound(String marked) {
    MarkedText.check(new LoginPairs(), marked);
  }
}
