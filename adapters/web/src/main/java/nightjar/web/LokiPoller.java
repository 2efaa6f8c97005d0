package nightjar.web;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import nightjar.source.Intake;
import nightjar.source.RefusedException;

/**
 * Asks a Loki for new entries at intervals and hands them to the live path. No entry is skipped or
 * handed over twice, whether Loki fails, the intake refuses or the process is started again from
 * the position of its last arrival: what was asked for lately is asked for again, so that entries
 * which came into Loki late are found, and known ones are left out.
 *
 * <p>{@link #run()} in a thread of its own, ended by interrupting it. {@link #state()} from any.
 */
public final class LokiPoller implements Runnable {
  private final LokiSettings settings;
  private final LokiReading reading;

  /**
   * A poller; nothing is asked yet.
   *
   * @param position of the source's last arrival that was stored; empty if there is none
   * @param random shortens waits after failures
   */
  public LokiPoller(
      LokiSettings settings,
      Outbound outbound,
      Intake intake,
      String position,
      InstantSource clock,
      RandomGenerator random) {
    this(settings, new LokiClient(outbound, settings, clock), intake, position, clock, random);
  }

  LokiPoller(
      LokiSettings settings,
      LokiClient client,
      Intake intake,
      String position,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    reading = new LokiReading(settings, client, intake, position, clock, random);
  }

  /**
   * Reads everything up to now, once.
   *
   * @return how long to wait before the next time: longer after a failure, which {@link #state()}
   *     tells of
   */
  public Duration poll() throws InterruptedException {
    try {
      reading.catchUp();
      return settings.every();
    } catch (IOException | RefusedException e) {
      return reading.failed(e);
    }
  }

  /** Polls until interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        new Pause().await(poll());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How it stands. */
  public SourceState state() {
    return reading.state();
  }
}
