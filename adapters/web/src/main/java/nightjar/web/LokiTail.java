package nightjar.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import nightjar.EpochNanos;
import nightjar.source.Intake;
import nightjar.source.RefusedException;

/**
 * Listens to a Loki over its WebSocket and hands entries to the live path within moments. Before
 * and after it connects it asks for everything since the last entry, as {@link LokiPoller} does,
 * and again when Loki says that it dropped entries: so none is lost or handed over twice. A
 * connection that is silent is probed, and given up if it does not answer.
 *
 * <p>{@link #run()} in a thread of its own, ended by interrupting it. {@link #state()} from any.
 */
public final class LokiTail implements Runnable {
  /** Silence after which the connection is probed; twice that, and it is given up. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final LokiSettings settings;
  private final Outbound outbound;
  private final InstantSource clock;
  private final LokiReading reading;
  private final Duration silence;

  /** A listener that is not connected yet; parameters as of {@link LokiPoller}. */
  public LokiTail(
      LokiSettings settings,
      Outbound outbound,
      Intake intake,
      String position,
      InstantSource clock,
      RandomGenerator random) {
    this(settings, outbound, intake, position, clock, random, SILENCE);
  }

  LokiTail(
      LokiSettings settings,
      Outbound outbound,
      Intake intake,
      String position,
      InstantSource clock,
      RandomGenerator random,
      Duration silence) {
    this.settings = settings;
    this.outbound = outbound;
    this.clock = clock;
    this.silence = silence;
    var client = new LokiClient(outbound, settings, clock);
    reading = new LokiReading(settings, client, intake, position, clock, random);
  }

  /** Listens until interrupted, connecting again after failures. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        new Pause().await(listen());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Connects and listens until the connection ends.
   *
   * @return how long to wait before the next time
   */
  Duration listen() throws InterruptedException {
    try {
      // Asked first, so that a wrong query or login is told in Loki's own words.
      reading.catchUp();
      var frames = new TailFrames();
      WebSocket socket = outbound.socket(address(), settings.access(), frames);
      try {
        reading.catchUp();
        follow(socket, frames);
      } finally {
        socket.abort();
      }
      return settings.every();
    } catch (IOException | RefusedException e) {
      return reading.failed(e);
    }
  }

  private URI address() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("query", settings.query());
    parameters.put("start", Long.toString(EpochNanos.now(clock)));
    parameters.put("limit", Integer.toString(settings.limit()));
    return settings.url().socket("/loki/api/v1/tail", parameters);
  }

  private void follow(WebSocket socket, TailFrames frames)
      throws IOException, RefusedException, InterruptedException {
    boolean probed = false;
    while (true) {
      TailFrames.Part part = frames.next(silence);
      switch (part) {
        case TailFrames.Text text -> {
          hand(text);
          socket.request(1);
          probed = false;
        }
        case TailFrames.Alive _ -> probed = false;
        case TailFrames.Ended ended -> throw new OutboundException(ended.why());
        case TailFrames.Nothing _ -> {
          if (probed) {
            throw new OutboundException(settings.url().host() + " went silent");
          }
          probed = true;
          var _ = socket.sendPing(ByteBuffer.allocate(0));
        }
      }
    }
  }

  private void hand(TailFrames.Text text)
      throws IOException, RefusedException, InterruptedException {
    LokiJson.Frame frame = LokiJson.frame(text.json());
    reading.take(frame.entries());
    if (frame.dropped()) {
      reading.catchUp();
    }
  }

  /** How it stands. */
  public SourceState state() {
    return reading.state();
  }
}
