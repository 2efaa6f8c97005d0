package nightjar.cli.render;

import java.io.IOException;
import java.util.Locale;
import nightjar.pattern.Parameter;
import nightjar.pattern.Quantiles;
import nightjar.pipeline.PatternDetail;

/** What is known of a pattern beside its counts as JSON, into the object at hand. */
final class PatternJson {
  private final JsonText json;

  PatternJson(JsonText json) {
    this.json = json;
  }

  void detail(PatternDetail detail) throws IOException {
    json.put("title", detail.title()).put("regex", detail.regex());
    json.put("shape", detail.shape()).put("shapes", detail.shapes());
    if (detail.known() != null) {
      json.put("known", detail.known().booleanValue());
    }
    json.array("parameters");
    for (Parameter parameter : detail.parameters()) {
      json.object();
      parameter(parameter);
      json.endObject();
    }
    json.endArray();
  }

  private void parameter(Parameter parameter) throws IOException {
    json.put("index", parameter.index());
    json.put("kind", parameter.kind().name().toLowerCase(Locale.ROOT));
    json.put("distinct", parameter.distinct()).put("records", parameter.records()).array("top");
    for (Parameter.Value value : parameter.top()) {
      json.object().put("value", value.text()).put("count", value.count()).endObject();
    }
    json.endArray();
    Quantiles quantiles = parameter.quantiles();
    if (quantiles == null) {
      json.putNull("quantiles");
    } else {
      json.object("quantiles").put("unit", quantiles.unit()).put("min", quantiles.min());
      json.put("p50", quantiles.p50()).put("p95", quantiles.p95()).put("p99", quantiles.p99());
      json.put("max", quantiles.max()).endObject();
    }
  }
}
