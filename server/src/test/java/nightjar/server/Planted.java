package nightjar.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nightjar.redact.Redactor;

/**
 * Values that are planted in lines to be looked for elsewhere, one line of each. Those of kinds
 * that no rule finds are left out. Secrets are put together of parts, so that no file holds a whole
 * one.
 */
final class Planted {
  /** A word of lines that is no value: where it is not found, nothing was looked at. */
  static final String HARMLESS = "lighthousekeeper";

  /** Begins the addresses by which sessions are told apart. */
  static final String SESSIONS = "81.207.44.";

  private static final List<Planted> KNOWN =
      List.of(
          of("EMAIL", "quentin.farrow@harbourlight.io", "login of %s refused"),
          of("EMAIL", "Maren_Oake@harbourlight.io", "{\"user\":\"%s\",\"ok\":false}"),
          of("IP", "81.207.45.19", "connection from %s closed by peer"),
          of("CREDIT_CARD", "4556737586899855", "card %s declined"),
          of("SSN", "536-90-4399", "applicant %s was checked"),
          of("IBAN", "DE89370400440532013000", "transfer to %s is on its way"),
          of("MAC", "3c:07:54:5e:a1:9b", "lease of %s renewed"),
          of("SECRET", "Trombone-Kestrel", "connecting with password=%s now"),
          of("SECRET", "xu4Gquartz" + "Lemming", "GET /export?token=%s&page=2"),
          of("SECRET", "AKIA" + "J7QUARTZ4EXODUS2", "assumed role with %s today"),
          of("SECRET", "ghp_" + "a8Kd02mQw7Zx5Lr9Tt3Yp6Vb1Nc4Hs0Gj8Ef", "pushed with %s again"),
          of("SECRET", "Marmalade-Otter", "pool of postgres://billing:%s@db.internal/ledger"),
          of("SECRET", "mF9B5f41JqMwQuartz", "upstream refused Authorization: Bearer %s"),
          of("SECRET", "QuartzLemmingMarsh", "Authorization: Bearer %s is over for tenant nine"),
          of("PHONE", "+49 30 901820123", "callback to phone %s was asked for"),
          of("PERSON", "Wilhelmina Featherstone", "customer_name=\"%s\" updated her plan"),
          of("LOCATION", "14 Cinnamon Street", "shipping address: %s, London"),
          of("DATE_OF_BIRTH", "1974-03-29", "date_of_birth=%s is plausible"),
          of("PASSPORT", "C01X00T47", "passport number %s scanned"),
          of("DRIVER_LICENSE", "D1234562", "driver license %s scanned"),
          of("UK_NHS", "943 476 5919", "NHS number %s matched"),
          of("ES_NIF", "12345678Z", "NIF %s verified"),
          of("PL_PESEL", "44051401359", "PESEL %s verified"),
          of("IN_AADHAAR", "2341 2341 2346", "aadhaar %s verified"),
          of("CRYPTO", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "payout to wallet %s"));

  private final String kind;
  private final String value;
  private final String message;

  private Planted(String kind, String value, String message) {
    this.kind = kind;
    this.value = value;
    this.message = message;
  }

  private static Planted of(String kind, String value, String message) {
    return new Planted(kind, value, message.formatted(value));
  }

  /** Those that some rule finds. */
  static List<Planted> found() {
    Redactor redactor = new Redactor();
    return KNOWN.stream()
        .filter(each -> !redactor.redact(each.message).toString().contains(each.value))
        .toList();
  }

  String kind() {
    return kind;
  }

  String value() {
    return value;
  }

  String message() {
    return message;
  }

  /** What may be nowhere: all values, and what the addresses of sessions begin with. */
  static List<String> values() {
    List<String> values = new ArrayList<>(found().stream().map(Planted::value).toList());
    values.add(SESSIONS);
    return values;
  }

  /**
   * Lines that end at a time: an ordinary hour in which each value is met now and then, sessions by
   * address, and in the end a burst of failures that name the values.
   */
  static byte[] lines(Instant end) {
    List<Planted> planted = found();
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    Instant begin = end.minusSeconds(3_600);
    for (int second = 0; second < 3_600; second++) {
      String message =
          second % 5 == 0
              ? session(second / 5)
              : second % 11 == 0
                  ? planted.get(second / 11 % planted.size()).message
                  : "request %d of %s served in %d ms"
                      .formatted(second, HARMLESS, 20 + random.nextInt(9));
      line(text, begin.plusSeconds(second), "INFO", message);
      for (int each = 0; second >= 3_540 && each < planted.size(); each++) {
        line(
            text,
            begin.plusSeconds(second),
            "ERROR",
            "refund failed: " + planted.get(each).message);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Sessions have three steps; of 240, three are another in the second. */
  private static String session(int step) {
    int session = step / 3 + 1;
    String client = "client=" + SESSIONS + session;
    return switch (step % 3) {
      case 0 -> client + " opened the vault";
      case 1 ->
          client + (session % 80 == 0 ? " was turned away at the gate" : " counted the coins");
      default -> client + " closed the vault";
    };
  }

  private static void line(StringBuilder text, Instant time, String level, String message) {
    text.append(time).append(' ').append(level).append(" [vault] ").append(message).append('\n');
  }

  /** One line of each as JSON, with a service and fields that are values too. */
  static String json(Instant time) {
    return found().stream()
        .map(
            each ->
                "{\"time\":\"%s\",\"level\":\"error\",\"service\":\"ledger\",\"message\":\"%s\"}"
                    .formatted(time, each.message.replace("\"", "\\\"")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The messages alone, without a time, so often. */
  static String plain(int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> found().stream().map(Planted::message).collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
