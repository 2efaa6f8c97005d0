package nightjar.server.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import nightjar.search.LogId;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;

/** Odd records among the latest, found on request. */
final class ScoringRoutes {
  private static final String PATH = "/api/v1/logs/anomaly-detection/";
  private static final int PAGE = 1000;
  private static final int MOST_ROWS = 50_000;
  private static final int USUAL_ROWS = 10_000;

  private final Views views;

  ScoringRoutes(Views views) {
    this.views = views;
  }

  /** Reads a method's setting. */
  private interface Settings {
    Scoring of(Params params) throws Problem;
  }

  List<Route> routes() {
    return List.of(
        route("isolation-forest", ScoringRoutes::forest, "contamination"),
        route("z-score", ScoringRoutes::zScore, "threshold"),
        route("iqr", ScoringRoutes::iqr, "multiplier"),
        new Route("POST", PATH + "score/{log_id}", Scope.READ, this::one));
  }

  private Route route(String name, Settings settings, String shown) {
    return new Route("POST", PATH + name, Scope.READ, request -> all(request, settings, shown));
  }

  private static Scoring forest(Params params) throws Problem {
    return new Scoring.Forest(
        params.number("contamination", 0, 0.5, 0.1), params.integer("n_estimators", 10, 1000, 100));
  }

  private static Scoring zScore(Params params) throws Problem {
    return new Scoring.ZScore(params.number("threshold", 1, 5, 3));
  }

  private static Scoring iqr(Params params) throws Problem {
    return new Scoring.Iqr(params.number("multiplier", 0.5, 3, 1.5));
  }

  private Reply all(Request request, Settings settings, String shown) throws Problem {
    Params params = Params.of(request);
    Scoring scoring = settings.of(params);
    List<LogRow> rows = latest(params);
    Json json = Json.document().array("anomalies");
    int total = 0;
    if (rows.size() >= Scoring.LEAST_ROWS) {
      RecordFeatures features = new RecordFeatures(rows);
      double[] scores = scoring.scores(features);
      Reasons reasons = new Reasons(features);
      int[] odd = odd(scores);
      total = odd.length;
      for (int row : odd) {
        json.object();
        write(json, scoring, features, reasons, scores, row);
        json.end();
      }
    }
    json.end().put("total", total).put("method", scoring.method());
    switch (scoring) {
      case Scoring.Forest forest ->
          json.put(shown, forest.contamination()).put("n_estimators", forest.trees());
      case Scoring.ZScore zScore -> json.put(shown, zScore.threshold());
      case Scoring.Iqr iqr -> json.put(shown, iqr.multiplier());
    }
    return json.put("rows", rows.size()).put("calibration", scoring.calibration()).reply();
  }

  private static int[] odd(double[] scores) {
    return IntStream.range(0, scores.length)
        .filter(row -> scores[row] >= 0.5)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> scores[row]).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static void write(
      Json json,
      Scoring scoring,
      RecordFeatures features,
      Reasons reasons,
      double[] scores,
      int row) {
    LogRow log = features.rows().get(row);
    json.put("log_id", LogId.of(log).toString())
        .put("anomaly_score", scores[row])
        .array("evidence");
    reasons.of(row, scoring.method()).forEach(each -> IncidentJson.evidence(json, each));
    json.end().put("message", log.message());
  }

  /** The latest records in range, newest first. */
  private List<LogRow> latest(Params params) throws Problem {
    int limit = params.integer("limit", Scoring.LEAST_ROWS, MOST_ROWS, USUAL_ROWS);
    LogQuery query = params.within(LogQuery.ALL);
    List<LogRow> rows = new ArrayList<>();
    long before = Long.MAX_VALUE;
    while (rows.size() < limit) {
      LogPage page =
          views
              .parts
              .store()
              .search(
                  query, before, 0, Math.min(PAGE, limit - rows.size()), false, ApiParts.SEARCH);
      rows.addAll(page.rows());
      if (!page.more() || page.rows().isEmpty()) {
        return rows;
      }
      before = rows.getLast().number();
    }
    return rows;
  }

  private Reply one(Request request) throws Problem {
    Params params = Params.of(request);
    Scoring scoring = method(params);
    LogRow log = LogRoutes.find(views, request);
    List<LogRow> rows = latest(params);
    int row =
        IntStream.range(0, rows.size())
            .filter(i -> rows.get(i).number() == log.number())
            .findFirst()
            .orElse(-1);
    if (row < 0) {
      row = rows.size();
      rows.add(log);
    }
    Json json = Json.document();
    RecordFeatures features = new RecordFeatures(rows);
    double[] scores =
        rows.size() >= Scoring.LEAST_ROWS ? scoring.scores(features) : new double[rows.size()];
    write(json, scoring, features, new Reasons(features), scores, row);
    return json.put("is_anomaly", scores[row] >= 0.5)
        .put("method", scoring.method())
        .put("rows", rows.size())
        .put("calibration", scoring.calibration())
        .reply();
  }

  private static Scoring method(Params params) throws Problem {
    String name = params.text("method", 50, "IsolationForest");
    return switch (name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "")) {
      case "isolationforest" -> forest(params);
      case "zscore" -> zScore(params);
      case "iqr" -> iqr(params);
      default -> throw Params.wrong("method", name, "one of IsolationForest, Z-score, IQR");
    };
  }
}
