package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail addresses in lines, and what has an at sign and is none. */
class EmailsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "From: Anna <anna.schmidt@posteo.de> to=<info@müller.de>,; PERSON Anna|EMAIL anna.schmidt@posteo.de|EMAIL info@müller.de",
        "j.o'brien@mail.co.uk 'bob@x.org'; EMAIL j.o'brien@mail.co.uk|EMAIL bob@x.org",
        "USER_99%dept@EXAMPLE.ORG a@b.io; EMAIL USER_99%dept@EXAMPLE.ORG|EMAIL a@b.io",
        "info@xn--mller-kva.example user@163.com.; EMAIL info@xn--mller-kva.example|EMAIL user@163.com",
        "to \"john doe\"@example.com ok; EMAIL \"john doe\"@example.com",
        "email=marie%40orange.fr&ref=1; EMAIL marie%40orange.fr",
        "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ; EMAIL ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ",
        "邮箱zhang@qq.com已验证; EMAIL zhang@qq.com",
        "kim@naver.com으로 보냄; EMAIL kim@naver.com",
        "用户@例子.公司; EMAIL 用户@例子.公司",
        "mailto:bob@x.org sip:alice@ex.com; EMAIL bob@x.org|EMAIL alice@ex.com",
        "login anna.b@corp.local alice@EXAMPLE.COM; EMAIL anna.b@corp.local|EMAIL alice@EXAMPLE.COM",
        "From root@db1.example.com: hi; EMAIL root@db1.example.com",
      })
  void addresses_areFound(String line, String found) {
    assertThat(FoundIn.line(line)).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "icon@2x.png lodash@4.17.21 checkout@v4 SendWorker@679 java.lang.Object@1b6d3586",
        "user@localhost root@db-01 foo@bar..com a@-bad-.com @Override nginx@sha256:9b7c",
        "git@github.com:org/repo.git ssh://git@example.com/x.git root@db1.example.com:/var",
        "getty@tty1.service user@1000.service celery@worker1.local example.com/x@v1.2.3 rails@7.1.0.rc",
        "HTTP/www.example.com@EXAMPLE.COM",
        "message-id=<20261123011715.12345@mail.example.org>",
        "https://john@example.com/repo amqp://guest@rabbit.prod.example.com",
        "<sip:14155552671@pbx.example.com>",
      })
  void lookAlikes_stay(String line) {
    assertThat(FoundIn.line(line)).doesNotContain("EMAIL");
  }
}
