package nightjar.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Values of query parameters as no honest caller sends them; encoded, or broken on purpose. */
final class HostileValues {
  static final List<String> INJECTIONS =
      List.of(
          "pay'%20OR%20'1'='1",
          "'%20OR%201=1--",
          "pay';DROP%20TABLE%20logs;--",
          "pay')%20UNION%20SELECT%20*%20FROM%20logs--",
          "%22%20OR%20%22%22=%22",
          "$$%20OR%20true",
          "pay%00",
          "pay%27%27",
          "%25",
          "_%25_",
          "p%3Fy",
          "pay%5C");

  private static final List<String> OTHERS =
      List.of(
          "",
          "%",
          "%2",
          "%zz",
          "%ff%fe",
          "%ED%A0%80",
          "%F4%90%80%80",
          "%C0%80",
          "%E2%80%AE",
          "%0d%0aSet-Cookie:a=b",
          "..%2f..%2fetc%2fpasswd",
          "%24%7Bjndi:ldap://x%7D",
          "(((((((((((",
          "%22unclosed",
          "/(a%2B)%2B$/",
          "level:",
          "-",
          "NaN",
          "Infinity",
          "-0",
          "-1",
          "0",
          "1e400",
          "0x10",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "99999999999999999999999999",
          "%D9%A1%D9%A2",
          "0000-00-00T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "-999999999-01-01T00:00:00Z",
          "%2B1000000000-12-31T23:59:59Z",
          "1677-09-21T00:12:43Z",
          "2262-04-11T23:47:17Z",
          "2026-02-30T00:00:00Z",
          "2016-12-31T23:59:60Z",
          "1969-12-31T23:59:59Z",
          "now-999999999999d",
          "true,false",
          "null",
          "%5B%5D",
          "%7B%7D",
          "a%2Cb".repeat(500),
          "x".repeat(7000),
          "(".repeat(5000),
          "%20".repeat(2000),
          "y".repeat(10_000));

  private HostileValues() {}

  /** So many of each kind, picked anew each time: injections, others, cursors, and random bytes. */
  static List<String> some(SplittableRandom random, List<String> cursors, int each) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      values.add(INJECTIONS.get(random.nextInt(INJECTIONS.size())));
      values.add(OTHERS.get(random.nextInt(OTHERS.size())));
      values.add(OTHERS.get(random.nextInt(OTHERS.size())));
      values.add(cursors.get(random.nextInt(cursors.size())));
      StringBuilder bytes = new StringBuilder();
      for (int length = random.nextInt(1, 30); length > 0; length--) {
        bytes.append("%%%02x".formatted(random.nextInt(256)));
      }
      values.add(bytes.toString());
    }
    return values;
  }
}
