package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nightjar.CountedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text, however it is made, costs more than a fixed number of looks at each character. */
class RedactorCostTest {
  private static final Redactor REDACTOR = new Redactor();
  private static final int LENGTH = 32 * 1024;
  private static final int ANCHOR_LOOKS =
      128; // each digit of "1 1 1 …" may begin a card number, whose sum is made
  private static final int RULE_LOOKS = 64; // six words from each word on may be a name of a number

  /** What is looked at is not copied either. */
  private static final class Counted extends CountedText {
    Counted(String text) {
      super(text);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
      throw new UnsupportedOperationException();
    }
  }

  static List<String> texts() {
    Stream<String> repeated =
        Stream.of(
            "0",
            ".",
            "@",
            ":",
            "-",
            " ",
            "a",
            "A",
            "e",
            "/",
            "\u00E9",
            "\u017F",
            "1 ",
            "1-",
            "1.",
            "1.1.1.1.",
            "1.1.1.",
            "999.999.999.999.",
            "password=",
            "password = ",
            "password:\"",
            "password ",
            "password abc,",
            "password:abc,",
            "token bearer ",
            "token:  bearer   x,",
            "\u017Fecret=",
            "secret",
            "eyJ",
            "eyJ-",
            "eyJabcdefgh-",
            "eyJabcdefgh.",
            "-eyJ.",
            "-----BEGIN ",
            "-----BEGIN A PRIVATE KEY----",
            "-----BEGIN PRIVATE KEY-----\n",
            "AKIA-",
            "ghp_",
            "ghp_0123456789abcdefghi.",
            "xoxa-",
            "sk-",
            "sk-.",
            "://",
            "a://",
            "a://b:",
            "a://b:c",
            "a://b:c@",
            "a+a.a-",
            "a@",
            "a@b",
            "a@b.",
            "a@b.c.",
            "a.b-c@d.e1.",
            "a@b.co",
            "a@b.cd_",
            "AB12 ",
            "AB12CDEF3456",
            "AB12 CDEF 3456 ",
            "AB12-",
            "1234 ",
            "1234567890a ",
            "123-45-6789",
            "123-45-",
            "00:",
            "0a-",
            "aA:bB:cC:dD:eE:f_",
            "1 1 1 1 1 1 1 1 1 1 1 1 a ",
            "1-1-1-1-1-1-1-1-1-1-1-1-1a-",
            "AB12 AB12 AB12a ",
            "4111 1111 1111 1111 ",
            "a=",
            "a:",
            "a>",
            "<a>",
            "<password>",
            "\"value\":",
            "?code=",
            "password:a ",
            "password is ",
            "code is 1",
            "pin ",
            "bearer ",
            "basic ",
            "basic dXNl",
            "cookie:",
            "cookie:a=b;",
            "Cookie: a=bcdefghijklmn1;",
            "--password ",
            "--password a ",
            "-pass-",
            "curl ",
            "curl -u ",
            "mysql -pabcd ",
            "sqlplus a/b ",
            "identified by ",
            "identified with ",
            "password for ",
            "password '",
            "pgp_sym_encrypt(",
            "crypt('",
            "$",
            "$6$",
            "$6$a$aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "pbkdf2$",
            "{SSHA}",
            ":::",
            "~",
            "aB38Q~",
            "12345678:AA",
            ":APA91b",
            "pi_aaaaaaaaaaaaaaa_secret_",
            "hooks.slack.com/services/",
            "5HpHagT65TZzG1PH3CSu63k8DbpvD8s5ip4nEB3kEsreAnchuDg ",
            "eyJabcdefghijk.a.",
            "ZXlK-",
            "-----BEGIN PRIVATE KEY-----MII\"",
            "secret_-",
            "hf_abcdefghijklmnopqrstuvwxyzabcdefgh.",
            "user:pw@tcp(",
            "a/b@//",
            "thin:a/b@",
            "@//",
            "\uD83D\uDE00",
            "password=\uD83D\uDE00");
    List<String> texts = new ArrayList<>();
    repeated.forEach(piece -> texts.add(piece.repeat(LENGTH / piece.length())));
    for (String head : List.of("token: ", "eyJ", "-----BEGIN ", "a://", "a@", "token")) {
      for (String tail : List.of(" ", "a", "A", "a.", "A ", "0")) {
        texts.add(head + tail.repeat((LENGTH - head.length()) / tail.length()));
      }
    }
    HostileText hostile = new HostileText(3);
    for (int i = 0; i < 50; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < LENGTH) {
        text.append(hostile.next());
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void longText_costsFewLooksAtEachCharacter(String text) {
    Counted anchored = new Counted(text);
    REDACTOR.anchors.in(anchored);
    assertThat(anchored.looks()).as("looks for anchors").isLessThan((long) ANCHOR_LOOKS * LENGTH);
    for (Rule rule : REDACTOR.rules) {
      Counted counted = new Counted(text);
      long span = rule.next(counted, 0);
      while (span != Span.NONE) {
        span = rule.next(counted, Span.end(span));
      }
      assertThat(counted.looks())
          .as("looks of %s", rule.getClass().getSimpleName())
          .isLessThan((long) RULE_LOOKS * LENGTH);
    }
  }
}
