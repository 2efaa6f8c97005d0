package nightjar.server.config;

import java.util.List;
import java.util.Optional;

/**
 * Clusters of lines by meaning.
 *
 * @param maxEmbeddings most embeddings clustered at once
 * @param skipModel is no model asked about outliers unless the call says so?
 * @param maxModelOutliers most outliers a model is asked about
 * @param minClusterSize smallest cluster
 * @param minSamples neighbours that make a core point
 * @param sampleSize lines clustered; unset for all
 * @param epsilon distance below which clusters are not split
 * @param maxClusterSize largest cluster; unset for any
 */
public record ClusteringConfig(
    int maxEmbeddings,
    boolean skipModel,
    int maxModelOutliers,
    int minClusterSize,
    int minSamples,
    Optional<Integer> sampleSize,
    double epsilon,
    Optional<Integer> maxClusterSize) {
  public static final Setting<Integer> MAX_EMBEDDINGS =
      Setting.of(
          "clustering.max-embeddings",
          "CLUSTERING_MAX_EMBEDDINGS",
          "2000",
          Parsers.whole(1, 10_000_000),
          "Most embeddings clustered at once");
  public static final Setting<Boolean> SKIP_MODEL =
      Setting.of(
          "clustering.skip-llm",
          "CLUSTERING_SKIP_LLM_DEFAULT",
          "true",
          Parsers.flag(),
          "Is no model asked about outliers unless the call says so?");
  public static final Setting<Integer> MAX_MODEL_OUTLIERS =
      Setting.of(
          "clustering.max-llm-outliers",
          "CLUSTERING_MAX_LLM_OUTLIERS",
          "5",
          Parsers.whole(0, 50),
          "Most outliers a model is asked about");
  public static final Setting<Integer> MIN_CLUSTER_SIZE =
      Setting.of(
          "clustering.min-cluster-size",
          "HDBSCAN_MIN_CLUSTER_SIZE",
          "5",
          Parsers.whole(2, 1_000_000),
          "Smallest cluster");
  public static final Setting<Integer> MIN_SAMPLES =
      Setting.of(
          "clustering.min-samples",
          "HDBSCAN_MIN_SAMPLES",
          "3",
          Parsers.whole(1, 1_000_000),
          "Neighbours that make a core point");
  public static final Setting<Optional<Integer>> SAMPLE_SIZE =
      Setting.of(
          "clustering.sample-size",
          "HDBSCAN_SAMPLE_SIZE",
          "",
          Parsers.optional(ClusteringConfig::count),
          "Lines clustered; unset for all");
  public static final Setting<Double> EPSILON =
      Setting.of(
          "clustering.epsilon",
          "HDBSCAN_CLUSTER_SELECTION_EPSILON",
          "0.0",
          Parsers.decimal(0, 1e6),
          "Distance below which clusters are not split");
  public static final Setting<Optional<Integer>> MAX_CLUSTER_SIZE =
      Setting.of(
          "clustering.max-cluster-size",
          "HDBSCAN_MAX_CLUSTER_SIZE",
          "",
          Parsers.optional(ClusteringConfig::count),
          "Largest cluster; unset for any");

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(
        MAX_EMBEDDINGS,
        SKIP_MODEL,
        MAX_MODEL_OUTLIERS,
        MIN_CLUSTER_SIZE,
        MIN_SAMPLES,
        SAMPLE_SIZE,
        EPSILON,
        MAX_CLUSTER_SIZE);
  }

  /** Reads it. */
  public static ClusteringConfig from(Settings settings) {
    return new ClusteringConfig(
        settings.get(MAX_EMBEDDINGS),
        settings.get(SKIP_MODEL),
        settings.get(MAX_MODEL_OUTLIERS),
        settings.get(MIN_CLUSTER_SIZE),
        settings.get(MIN_SAMPLES),
        settings.get(SAMPLE_SIZE),
        settings.get(EPSILON),
        settings.get(MAX_CLUSTER_SIZE));
  }

  private static Integer count(String text) {
    return Parsers.whole(1, Integer.MAX_VALUE).parse(text);
  }
}
