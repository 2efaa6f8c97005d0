package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nightjar.CountedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTextTest {
  private static final int LENGTH = 4096;
  private static final int LOOKS = 64;

  private static void check(String template, String... messages) {
    assertThat(TemplateText.of(List.of(messages))).isEqualTo(template);
  }

  @Test
  void whatDiffers_isASlot() {
    check(
        "Accepted publickey for <*> from <*> port <*> ssh2",
        "Accepted publickey for deploy from 10.2.3.4 port 50122 ssh2",
        "Accepted publickey for backup from 10.2.3.9 port 61001 ssh2");
    check(
        "upstream <*> is <*>",
        "upstream billing is healthy",
        "upstream search is gone",
        "upstream mail is gone");
  }

  @Test
  void spaces_andMarks_stayAsTheyAre() {
    check("took  <*> ms  [ok]", "took  12 ms  [ok]", "took  9 ms  [ok]");
    check("Pool(<*>, free=<*>)", "Pool(7, free=3)", "Pool(9, free=12)");
  }

  @Test
  void valuesSeenByTheirLook_areSlots_alsoWhereThereIsOneMessage() {
    check("lease of <*> until <*>", "lease of 00:1b:44:11:3a:b7 until 2024-03-01T10:20:30.123Z");
    check("GET <*> from <*>", "GET https://shop.example.com/a?b=c from jane.doe@example.com");
    check("trace <*> at <*>", "trace 123e4567-e89b-12d3-a456-426614174000 at fe80::1:2:3");
    check("opened <*>, then <*>", "opened /var/lib/pg/base, then C:\\temp\\x.txt");
    check("dial <*> refused", "dial db.prod.internal:5432 refused");
    check("flags <*> set", "flags 0xDEADBEEF set");
    check("cache is <*>", "cache is true");
    check("session opened for user <*> by <*>", "session opened for user root by 0");
    check("route <*> ready", "route /healthz ready");
    check("seen <*> ago", "seen Tue, 05 Mar 2024 10:20:30 +0100 ago");
  }

  @Test
  void unit_isPartOfItsValue_asInTheShape() {
    check("link at <*>", "link at 10 Gbps", "link at 100 Mbps");
    check("copied <*> in <*>", "copied 3 TiB in 5 mins", "copied 7 GiB in 90 msecs");
  }

  @Test
  void namesWithADigit_stay() {
    check("loaded ssh2 and jk2_init of L2", "loaded ssh2 and jk2_init of L2");
    check("worker-<*> joined", "worker-17 joined", "worker-18 joined");
    check("agent-<*> started", "agent-2.10.1 started");
    check("deadbeef0 is <*>".replace("deadbeef0", "<*>"), "deadbeef0 is 4");
  }

  @Test
  void qualifiedNames_areValues_classesAndExceptionsAreNot() {
    check("topic <*> created", "topic com.shop.orders.placed created");
    check("loading com.shop.orders.OrderService", "loading com.shop.orders.OrderService");
    check("java.io.IOException: gone", "java.io.IOException: gone");
  }

  @Test
  void valueAfterEquals_isConstant_onlyWhereThreeMessagesSaySo() {
    check("mode=<*> id=<*>", "mode=fast id=1", "mode=fast id=2");
    check("mode=fast id=<*>", "mode=fast id=1", "mode=fast id=2", "mode=fast id=3");
    check("owner=Token{<*>}", "owner=Token{77}");
    check("r24=<*>", "r24=0x00000001");
  }

  @Test
  void fullStopOfTheSentence_isNotPartOfTheValue() {
    check("listening on port <*>.", "listening on port 8080.", "listening on port 9090.");
    check("Stopped after <*>. Bye", "Stopped after 3. Bye", "Stopped after 4. Bye");
  }

  @Test
  void unitsThatVary_areGone() {
    check("freed <*> of heap", "freed 12 MB of heap", "freed 900 KB of heap");
    check("freed <*> MB of heap", "freed 12 MB of heap", "freed 900 MB of heap");
  }

  @Test
  void differentNumbersOfParts_theCommonestSpeaks() {
    check("call(<*>) done", "call(a) done", "call(b) done", "call() done", "call(x, y) done");
    check("read <*>", "read a", "read b", "read c d");
  }

  @Test
  void textWithoutSpaces_isNotOneSlot() {
    check("用户<*>成功", "用户张三李四登录成功", "用户王五赵六登录成功");
    check("处理订单<*>成功", "处理订单12345成功", "处理订单777成功");
  }

  @Test
  void rectangles_andAssignments_areOne() {
    check("bounds <*> set", "bounds [0,0][1080,1920] set", "bounds [5,5][80,20] set");
  }

  @Test
  void noMessage_isRefused_anEmptyOneIsNot() {
    assertThatThrownBy(() -> TemplateText.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    check("", "");
    check(" ", " ");
  }

  @Test
  void orderAndRepetition_doNotMatter() {
    Random random = new Random(5);
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      messages.add(
          "job " + random.nextInt(40) + " on " + "abc".charAt(i % 3) + " took " + i + "s.");
    }
    String template = TemplateText.of(messages);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(messages, random);
      messages.add(messages.getFirst());
      assertThat(TemplateText.of(messages)).isEqualTo(template);
    }
  }

  @Test
  void everyMessageOfOneWidth_isMatchedByItsTemplate() {
    List<String> messages =
        IntStream.range(0, 50).mapToObj(i -> "a" + i + " b(" + i * 7 + ") \"x y\" = " + i).toList();
    Template template = Template.parse(TemplateText.of(messages));
    assertThat(messages).allMatch(m -> template.match(m, new int[2 * template.slots()]));
  }

  static List<String> hostile() {
    Stream<String> pieces =
        Stream.of(
            "\"",
            "'",
            "(",
            "[",
            "[]",
            "()",
            "=",
            "a=",
            "-",
            "--",
            ".",
            "..",
            "a.",
            "a.b.",
            "A.",
            "/",
            "/a",
            "a/",
            ":",
            "a:",
            "1:",
            "ff:",
            "@",
            "a@",
            "a.a@",
            "a@b.",
            "://",
            "a://",
            "a.a.a://",
            "?",
            "a?b=",
            "-?",
            "0x",
            "0",
            "1.",
            "1.1.1.1",
            "AB-1",
            "ab-1.1",
            "ab-1..",
            "com.a.",
            "org.a.B",
            "a$-",
            "{",
            "{\"a\":",
            "<*>",
            "<*> ",
            "<",
            "Mon ",
            "Mon, 1 Jan ",
            " ",
            "\t",
            "\r",
            "\n",
            "\0",
            "\u001b[31m",
            "\uD83D",
            "\uDE00",
            "\uD83D\uDE00",
            "中",
            "中文 ",
            "é",
            "x ",
            "1 KB ",
            "for a from 1 ",
            "user a ",
            "a\\",
            "C:\\");
    return pieces.map(piece -> piece.repeat(LENGTH / piece.length())).toList();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileText_costsFewLooksAtEachCharacter_andIsMatched(String message) {
    for (TemplateMasks.Mask mask : TemplateMasks.MASKS) {
      assertThat(looks(mask.pattern(), message))
          .as("looks of %s", mask.pattern())
          .isLessThan((long) LOOKS * LENGTH);
    }
    assertThat(looks(TemplateMasks.NUMBERED_NAME, message)).isLessThan((long) LOOKS * LENGTH);
    Template template = Template.parse(TemplateText.of(List.of(message)));
    assertThat(template.match(message, new int[2 * template.slots()])).isTrue();
  }

  private static long looks(java.util.regex.Pattern pattern, String text) {
    CountedText counted = new CountedText(text);
    var matcher = pattern.matcher(counted);
    while (matcher.find()) {
      assertThat(matcher.end()).isGreaterThan(matcher.start());
    }
    return counted.looks();
  }
}
