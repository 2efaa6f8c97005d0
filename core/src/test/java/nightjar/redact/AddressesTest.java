package nightjar.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IPv4, IPv6 and hardware addresses in lines, and what looks like them. */
class AddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "host.example.com/10.0.0.7:50010 is up; IP 10.0.0.7",
        "host = node7/10.190.173.170 from /10.251.42.84:50010; IP 10.190.173.170|IP 10.251.42.84",
        "pool BP-1347369012-10.190.173.170-1444972147527; IP 10.190.173.170",
        "range 10.0.0.1-10.0.0.9, 192.168.001.017/24; IP 10.0.0.1|IP 10.0.0.9|IP 192.168.001.017",
        "node ip-10-0-12-34.ec2.internal ready; IP 10-0-12-34",
        "rhost=220-135-151-1.hinet-ip.hinet.net user=root; IP 220-135-151-1",
        "PTR 4.3.2.1.in-addr.arpa?; IP 4.3.2.1",
        "from 195.154.63.222.static.example.net; IP 195.154.63.222",
        "IP 10.0.0.1.54321 > 10.0.0.2.80: Flags [S]; IP 10.0.0.1|IP 10.0.0.2",
        "GET http://10.1.2.3/x (10.1.2.4) [10.1.2.5]:22; IP 10.1.2.3|IP 10.1.2.4|IP 10.1.2.5",
        "client 169.254.169.254, 8.8.8.8.; IP 169.254.169.254|IP 8.8.8.8",
        "ip=2a00:1450:4001:82b::200e ok; IP 2a00:1450:4001:82b::200e",
        "on fe80::1c2b:3aff:fe4d:5e6f%eth0: up; IP fe80::1c2b:3aff:fe4d:5e6f%eth0",
        "mapped ::ffff:172.16.4.9, 64:ff9b::8.8.8.8; IP ::ffff:172.16.4.9|IP 64:ff9b::8.8.8.8",
        "[2a00:1450::1]:443 addr:fe80::1/64; IP 2a00:1450::1|IP fe80::1",
        "2001:0470:1F0B:0000:0000:0000:0000:0001; IP 2001:0470:1F0B:0000:0000:0000:0000:0001",
        "DHCPACK to 00:1A:2B:3C:4D:5E via eth0; MAC 00:1A:2B:3C:4D:5E",
        "sta 3c-22-fb-11-90-0a at a483.e7b1.0c2d; MAC 3c-22-fb-11-90-0a|MAC a483.e7b1.0c2d",
        "addr:00:1a:2b:3c:4d:5e; MAC 00:1a:2b:3c:4d:5e",
        "mac 12:34:56:78:90:12; MAC 12:34:56:78:90:12",
        "MAC=00:16:3e:aa:bb:cc:00:1a:2b:3c:4d:5e:08:00; MAC 00:16:3e:aa:bb:cc:00:1a:2b:3c:4d:5e:08:00",
      })
  void addresses_areFound(String line, String found) {
    assertThat(FoundIn.line(line)).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listening on 127.0.0.1 and 0.0.0.0 and ::1 and [::]:80",
        "docs 192.0.2.44 198.51.100.1 203.0.113.9 2001:db8::7 3fff::1",
        "mask 255.255.255.0 group 239.255.255.250 ff02::1 ::ffff:127.0.0.1",
        "ff:ff:ff:ff:ff:ff 00:00:00:00:00:00 01:00:5e:00:00:fb 33:33:00:00:00:01",
        "Mozilla/5.0 Chrome/120.0.0.0 Safari/537.36 Skype/8.65.0.78",
        "version 1.2.3.4, v1.2.3.4, \"version\":\"1.2.3.4\", Version=4.2.1.0, firmware 3.4.5.6",
        "log4j-1.2.3.4.jar 1.2.3.4.Final 1.2.3.4-SNAPSHOT 1.2.3.4-1ubuntu2 1.2.3.4+dfsg 1.2.3.4~rc1",
        "OID 1.3.6.1.4.1.2021 and 256.1.1.1 and 1.2.3",
        "backup-26-11-23-01.tar.gz 2026-11-23-01",
        "std::vector a::b dead::beef foo::e1::f2 ab::cd1(x)",
        "12:34:56 12:34::56 01:17:15.123 23:59:59:999",
        "fingerprint MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48",
        "chip FF:F2:9F:16:E2:23:00:0D:60:E9:1D:DC",
        "26-11-23-01-17-15 12:34:56:78:90:12 00:1A-2B:3C-4D:5E",
        "00:11:22:ff:fe:33:44:55",
      })
  void lookAlikes_stay(String line) {
    assertThat(FoundIn.line(line)).isEmpty();
  }

  @Test
  void keptAddresses_areMaskedWithoutThePolicies() {
    Redactor redactor =
        new Redactor(new RedactionSettings(Map.of(), Set.of(), List.of(), List.of(), null));
    assertThat(redactor.redact("127.0.0.1 192.0.2.4 224.0.0.1 ::1 2001:db8::7 ff:ff:ff:ff:ff:ff"))
        .hasToString("[IP] [IP] [IP] [IP] [IP] [MAC]");
  }
}
