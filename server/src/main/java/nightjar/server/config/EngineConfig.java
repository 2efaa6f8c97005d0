package nightjar.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nightjar.web.Secret;

/**
 * Servers that hold what one machine cannot; this version keeps everything itself.
 *
 * @param databaseUrl postgreSQL; accepted, this version uses its embedded store
 * @param kafkaServers kafka; accepted, this version uses its local journal
 * @param qdrantUrl qdrant; accepted, this version searches by text
 * @param qdrantKey key of Qdrant
 * @param qdrantCollection collection of Qdrant
 * @param qdrantTime longest wait for Qdrant in seconds
 */
public record EngineConfig(
    Optional<Secret> databaseUrl,
    Optional<String> kafkaServers,
    Optional<URI> qdrantUrl,
    Optional<Secret> qdrantKey,
    String qdrantCollection,
    Duration qdrantTime) {
  public static final Setting<Optional<Secret>> DATABASE_URL =
      Setting.secret(
          "engine.database-url",
          "DATABASE_URL",
          Parsers.secret(),
          "PostgreSQL; accepted, this version uses its embedded store");
  public static final Setting<Optional<String>> KAFKA_SERVERS =
      Setting.of(
          "engine.kafka",
          "KAFKA_BOOTSTRAP_SERVERS",
          "",
          Parsers.optional(Parsers.text()),
          "Kafka; accepted, this version uses its local journal");
  public static final Setting<Optional<URI>> QDRANT_URL =
      Setting.of(
          "engine.qdrant.url",
          "QDRANT_URL",
          "",
          Parsers.optional(Parsers.webAddress()),
          "Qdrant; accepted, this version searches by text");
  public static final Setting<Optional<Secret>> QDRANT_KEY =
      Setting.secret("engine.qdrant.key", "QDRANT_API_KEY", Parsers.secret(), "Key of Qdrant");
  public static final Setting<String> QDRANT_COLLECTION =
      Setting.of(
          "engine.qdrant.collection",
          "QDRANT_COLLECTION",
          "log_embeddings",
          Parsers.text(),
          "Collection of Qdrant");
  public static final Setting<Duration> QDRANT_TIME =
      Setting.of(
          "engine.qdrant.seconds",
          "QDRANT_TIMEOUT",
          "60",
          Parsers.seconds(0.1, 86_400),
          "Longest wait for Qdrant in seconds");

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(
        DATABASE_URL, KAFKA_SERVERS, QDRANT_URL, QDRANT_KEY, QDRANT_COLLECTION, QDRANT_TIME);
  }

  /** Reads it. */
  public static EngineConfig from(Settings settings) {
    return new EngineConfig(
        settings.get(DATABASE_URL),
        settings.get(KAFKA_SERVERS),
        settings.get(QDRANT_URL),
        settings.get(QDRANT_KEY),
        settings.get(QDRANT_COLLECTION),
        settings.get(QDRANT_TIME));
  }
}
