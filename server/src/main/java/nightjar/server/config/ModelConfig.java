package nightjar.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nightjar.web.Secret;

/**
 * Language models and embeddings; all optional.
 *
 * @param openaiKey key of an OpenAI-compatible service; unset for no language model
 * @param openaiUrl address of that service; alone it is enough where no key is needed
 * @param chatModel model that words explanations
 * @param embeddingModel model of embeddings; unset for text-embedding-3-small with a key, else
 *     local
 * @param budget uS dollars a day (UTC); unset for unlimited
 * @param scoreThreshold anomaly score above which a model is asked
 * @param validationEnabled is a model asked about anomalies?
 * @param validationConfidence confidence from which its answer counts
 * @param embeddingEnabled are embeddings made?
 * @param embeddingLevels levels of lines that get embeddings; unset for all
 * @param embeddingBatch texts of one embedding call
 * @param embeddingBatchTime seconds a batch waits to fill
 * @param embeddingParallel batches at once
 */
public record ModelConfig(
    Optional<Secret> openaiKey,
    Optional<URI> openaiUrl,
    String chatModel,
    Optional<String> embeddingModel,
    Optional<Double> budget,
    double scoreThreshold,
    boolean validationEnabled,
    double validationConfidence,
    boolean embeddingEnabled,
    List<String> embeddingLevels,
    int embeddingBatch,
    Duration embeddingBatchTime,
    int embeddingParallel) {
  public static final Setting<Optional<Secret>> OPENAI_KEY =
      Setting.secret(
          "model.openai.key",
          "OPENAI_API_KEY",
          Parsers.secret(),
          "Key of an OpenAI-compatible service; unset for no language model");
  public static final Setting<Optional<URI>> OPENAI_URL =
      Setting.of(
          "model.openai.url",
          "OPENAI_BASE_URL",
          "",
          Parsers.optional(Parsers.webAddress()),
          "Address of that service; alone it is enough where no key is needed");
  public static final Setting<String> CHAT_MODEL =
      Setting.of(
          "model.chat",
          "OPENAI_CHAT_MODEL",
          "gpt-4o-mini",
          Parsers.text(),
          "Model that words explanations");
  public static final Setting<Optional<String>> EMBEDDING_MODEL =
      Setting.of(
          "model.embedding",
          "OPENAI_EMBEDDING_MODEL",
          "",
          Parsers.optional(Parsers.text()),
          "Model of embeddings; unset for text-embedding-3-small with a key, else local");
  public static final Setting<Optional<Double>> BUDGET =
      Setting.of(
          "model.budget",
          "OPENAI_BUDGET",
          "",
          Parsers.optional(Parsers.decimal(0, 1e9)),
          "US dollars a day (UTC); unset for unlimited");
  public static final Setting<Double> SCORE_THRESHOLD =
      Setting.of(
          "model.score-threshold",
          "ANOMALY_SCORE_THRESHOLD",
          "0.7",
          Parsers.decimal(0, 1),
          "Anomaly score above which a model is asked");
  public static final Setting<Boolean> VALIDATION_ENABLED =
      Setting.of(
          "model.validation.enabled",
          "LLM_VALIDATION_ENABLED",
          "true",
          Parsers.flag(),
          "Is a model asked about anomalies?");
  public static final Setting<Double> VALIDATION_CONFIDENCE =
      Setting.of(
          "model.validation.confidence",
          "LLM_VALIDATION_CONFIDENCE_THRESHOLD",
          "0.6",
          Parsers.decimal(0, 1),
          "Confidence from which its answer counts");
  public static final Setting<Boolean> EMBEDDING_ENABLED =
      Setting.of(
          "model.embedding-enabled",
          "EMBEDDING_ENABLED",
          "true",
          Parsers.flag(),
          "Are embeddings made?");
  public static final Setting<List<String>> EMBEDDING_LEVELS =
      Setting.of(
          "model.embedding-levels",
          "EMBEDDING_LOG_LEVELS",
          "",
          Parsers.list(Parsers.text()),
          "Levels of lines that get embeddings; unset for all");
  public static final Setting<Integer> EMBEDDING_BATCH =
      Setting.of(
          "model.embedding-batch",
          "EMBEDDING_BATCH_SIZE",
          "50",
          Parsers.whole(1, 10_000),
          "Texts of one embedding call");
  public static final Setting<Duration> EMBEDDING_BATCH_TIME =
      Setting.of(
          "model.embedding-batch-seconds",
          "EMBEDDING_BATCH_TIMEOUT_SECONDS",
          "5",
          Parsers.seconds(0, 3600),
          "Seconds a batch waits to fill");
  public static final Setting<Integer> EMBEDDING_PARALLEL =
      Setting.of(
          "model.embedding-parallel",
          "EMBEDDING_PARALLEL_BATCHES",
          "3",
          Parsers.whole(1, 1000),
          "Batches at once");

  public ModelConfig {
    embeddingLevels = List.copyOf(embeddingLevels);
  }

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(
        OPENAI_KEY,
        OPENAI_URL,
        CHAT_MODEL,
        EMBEDDING_MODEL,
        BUDGET,
        SCORE_THRESHOLD,
        VALIDATION_ENABLED,
        VALIDATION_CONFIDENCE,
        EMBEDDING_ENABLED,
        EMBEDDING_LEVELS,
        EMBEDDING_BATCH,
        EMBEDDING_BATCH_TIME,
        EMBEDDING_PARALLEL);
  }

  /** Reads it. */
  public static ModelConfig from(Settings settings) {
    return new ModelConfig(
        settings.get(OPENAI_KEY),
        settings.get(OPENAI_URL),
        settings.get(CHAT_MODEL),
        settings.get(EMBEDDING_MODEL),
        settings.get(BUDGET),
        settings.get(SCORE_THRESHOLD),
        settings.get(VALIDATION_ENABLED),
        settings.get(VALIDATION_CONFIDENCE),
        settings.get(EMBEDDING_ENABLED),
        settings.get(EMBEDDING_LEVELS),
        settings.get(EMBEDDING_BATCH),
        settings.get(EMBEDDING_BATCH_TIME),
        settings.get(EMBEDDING_PARALLEL));
  }
}
