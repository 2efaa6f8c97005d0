package nightjar.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 with prior knowledge on the plain port: what costs a caller nothing has an end. */
class Http2FloodTest {
  /** Indexed header {@code :status: 200}. */
  private static final int OK = 0x88;

  private static final int CALM = 11;
  private static final int MANY = 20_000;

  @TempDir Path folder;
  private final CountDownLatch held = new CountDownLatch(1);
  private TestDoor door;
  private byte[] livez;

  @BeforeEach
  void open() throws Exception {
    door = new TestDoor(folder);
    door.routes.add(
        new Route(
            "GET",
            "/api/v1/held",
            Scope.READ,
            _ -> {
              held.await();
              return Reply.json("{}".getBytes(ISO_8859_1));
            }));
    door.start();
    livez = Http2Wire.get("localhost:" + door.port(), "/livez");
  }

  @AfterEach
  void close() {
    held.countDown();
    door.close();
  }

  private static byte[] call(int stream, byte[] headers) {
    int flags = Http2Wire.END_STREAM | Http2Wire.END_HEADERS;
    return Http2Wire.frame(Http2Wire.HEADERS, flags, stream, headers);
  }

  /** Writes it again and again, until the server has hung up. */
  private static void flood(Http2Wire wire, byte[] frame) throws InterruptedException {
    ByteArrayOutputStream hundred = new ByteArrayOutputStream();
    for (int i = 0; i < 100; i++) {
      hundred.writeBytes(frame);
    }
    for (int i = 0; i < MANY && wire.write(hundred.toByteArray()); i += 100) {
      Thread.onSpinWait();
    }
    wire.await(-1);
  }

  /** Others are served: by HTTP/1.1, and by HTTP/2 on a connection of their own. */
  private void othersAreServed() throws Exception {
    assertThat(door.get("/livez").statusCode()).isEqualTo(200);
    try (Http2Wire other = new Http2Wire(door.port())) {
      other.write(call(1, livez));
      assertThat(other.await(Http2Wire.HEADERS).code()).isEqualTo(OK);
    }
  }

  @Test
  void calls_areAnswered_onOneConnection() throws Exception {
    try (Http2Wire wire = new Http2Wire(door.port())) {
      for (int stream = 1; stream < 1000; stream += 2) {
        assertThat(wire.write(call(stream, livez))).isTrue();
        Http2Wire.Frame answer = wire.await(Http2Wire.HEADERS);
        assertThat(answer.code()).isEqualTo(OK);
        assertThat(answer.stream()).isEqualTo(stream);
      }
    }
  }

  @Test
  void rapidReset_endsTheConnection() throws Exception {
    try (Http2Wire wire = new Http2Wire(door.port())) {
      boolean open = true;
      for (int stream = 1; open && stream < 2 * MANY; stream += 2) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(call(stream, livez));
        both.writeBytes(Http2Wire.frame(Http2Wire.RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8}));
        open = wire.write(both.toByteArray());
      }
      wire.await(-1);
    }
    assertThat(
            door.metric("http_requests_total{endpoint=\"/livez\",method=\"GET\",status=\"200\"}"))
        .isLessThan(400);
    othersAreServed();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void continuationsWithoutEnd_endTheConnection(int bytes) throws Exception {
    try (Http2Wire wire = new Http2Wire(door.port())) {
      wire.write(Http2Wire.frame(Http2Wire.HEADERS, Http2Wire.END_STREAM, 1, livez));
      byte[] piece = new byte[bytes];
      Arrays.fill(piece, (byte) 0x82);
      flood(wire, Http2Wire.frame(Http2Wire.CONTINUATION, 0, 1, piece));
    }
    assertThat(door.metric("nightjar_limit_hits_total{limit=\"frames\"}")).isEqualTo(1);
    othersAreServed();
  }

  @ParameterizedTest
  @ValueSource(ints = {Http2Wire.PING, Http2Wire.SETTINGS, 2, 200})
  void framesThatCarryNothing_endTheConnection(int type) throws Exception {
    try (Http2Wire wire = new Http2Wire(door.port())) {
      int stream = type == 2 ? 1 : 0;
      byte[] payload = new byte[type == 2 ? 5 : type == Http2Wire.SETTINGS ? 0 : 8];
      flood(wire, Http2Wire.frame(type, 0, stream, payload));
    }
    assertThat(door.metric("nightjar_limit_hits_total{limit=\"frames\"}")).isEqualTo(1);
    othersAreServed();
  }

  @Test
  void manyStreams_beyondTheLimitAreRefused_othersAnswered() throws Exception {
    byte[] slow = Http2Wire.get("localhost:" + door.port(), "/api/v1/held");
    try (Http2Wire wire = new Http2Wire(door.port())) {
      wire.await(Http2Wire.SETTINGS);
      for (int i = 0; i < 1000; i++) {
        wire.write(call(2 * i + 1, slow));
      }
      Http2Wire.Frame refused = wire.await(Http2Wire.RST_STREAM);
      assertThat(refused.code()).as("REFUSED_STREAM").isEqualTo(7);
      assertThat(refused.stream()).isEqualTo(2 * 128 + 1);
      othersAreServed();
      held.countDown();
    }
    othersAreServed();
  }

  @Test
  void streamsOfACallerThatConfirmsNoSettings_endTheConnection() throws Exception {
    byte[] slow = Http2Wire.get("localhost:" + door.port(), "/api/v1/held");
    try (Http2Wire wire = new Http2Wire(door.port(), false)) {
      boolean open = true;
      for (int i = 0; open && i < 1000; i++) {
        open = wire.write(call(2 * i + 1, slow));
      }
      wire.await(-1);
    }
    assertThat(door.metric("nightjar_limit_hits_total{limit=\"frames\"}")).isEqualTo(1);
    othersAreServed();
  }

  @Test
  void giantHeaders_areRefused_inBoundedMemory() throws Exception {
    // Ten bytes that the table of headers makes 4 KiB of, again and again (HPACK bomb).
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.writeBytes(livez);
    int rest = 3900 - 127; // RFC 7541 §5.1
    bomb.writeBytes(
        new byte[] {0x40, 1, 'x', 0x7f, (byte) ((rest & 127) | 128), (byte) (rest >> 7)});
    byte[] value = new byte[3900];
    Arrays.fill(value, (byte) 'v');
    bomb.writeBytes(value);
    for (int i = 0; i < 10_000; i++) {
      bomb.write(0xbe);
    }
    long before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    try (Http2Wire wire = new Http2Wire(door.port())) {
      wire.write(call(1, bomb.toByteArray()));
      Http2Wire.Frame answer = wire.await(Http2Wire.HEADERS);
      assertThat(answer.code()).isNotEqualTo(OK);
    }
    assertThat(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() - before)
        .isLessThan(64 << 20);
    othersAreServed();
  }

  @Test
  void frames_areCountedInAnyPieces_andForgottenAfterTenSeconds() {
    long[] now = {0};
    Http2Framing framing = new Http2Framing(new LimitCounters(), () -> now[0]);
    byte[] ping = Http2Wire.frame(Http2Wire.PING, 0, 0, new byte[8]);
    assertThat(framing.whole(Unpooled.wrappedBuffer(new byte[24]))).isTrue();
    byte[] confirmed = Http2Wire.frame(Http2Wire.SETTINGS, Http2Wire.ACK, 0, new byte[0]);
    assertThat(framing.whole(Unpooled.wrappedBuffer(confirmed))).isTrue();
    for (int i = 0; i < 5000; i++) {
      now[0] += 11_000_000;
      ByteBuf bytes = Unpooled.wrappedBuffer(ping);
      int cut = i % ping.length;
      assertThat(framing.whole(bytes.readSlice(cut))).isTrue();
      assertThat(framing.whole(bytes)).as("ping " + i).isTrue();
    }
    for (int i = 0; i < 500; i++) {
      assertThat(framing.whole(Unpooled.wrappedBuffer(call(1, new byte[100])))).isTrue();
    }
    boolean good = true;
    for (int i = 0; i < 1001; i++) {
      good &= framing.whole(Unpooled.wrappedBuffer(ping));
    }
    assertThat(good).isFalse();
    assertThat(framing.farewell()).endsWith(CALM);
  }
}
