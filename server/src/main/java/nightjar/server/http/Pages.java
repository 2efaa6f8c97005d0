package nightjar.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a browser shows: the console with its files, and the two pages that show the API's document.
 * All of it comes from the class path and nothing from elsewhere.
 */
public final class Pages {
  /** No inline script or style, nothing from elsewhere, no string becomes HTML. */
  static final String CONSOLE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'; require-trusted-types-for 'script'; trusted-types nightjar";

  /** The two libraries put style elements into their page; their scripts are files all the same. */
  static final String DOCUMENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri"
          + " 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final List<String> CONSOLE_PATHS =
      List.of(
          "/overview",
          "/incidents",
          "/incidents/{number}",
          "/explore",
          "/patterns",
          "/patterns/{id}",
          "/system");

  private static final JsonFactory JSON = new JsonFactory();

  private final StaticFiles console;
  private final StaticFiles documents;
  private final StaticFiles swagger;
  private final StaticFiles redoc;
  private final String version;

  /**
   * Pages found by a class loader.
   *
   * @param loader sees the console's jar, if there is one, and those of Swagger UI and ReDoc
   * @param version of Nightjar
   */
  public Pages(ClassLoader loader, String version) {
    this.console = new StaticFiles(loader, "nightjar/console/", false);
    this.documents = new StaticFiles(loader, "nightjar/server/");
    this.swagger = new StaticFiles(loader, "META-INF/resources/webjars/swagger-ui/5.30.2/");
    this.redoc = new StaticFiles(loader, "META-INF/resources/webjars/redoc/2.1.4/bundles/");
    this.version = version;
  }

  /** All of them as routes. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(get("/", this::root));
    for (String path : CONSOLE_PATHS) {
      routes.add(get(path, this::consolePage));
    }
    routes.add(get("/assets/{file...}", r -> console.reply(r.path("file"), r, Map.of())));
    routes.add(get("/favicon.ico", r -> console.reply("favicon.ico", r, Map.of())));
    routes.add(get("/openapi.json", r -> documents.reply("openapi.json", r, Map.of())));
    routes.add(get("/docs", r -> documentPage("docs/swagger.html", r)));
    routes.add(get("/redoc", r -> documentPage("docs/redoc.html", r)));
    routes.add(
        get("/docs/page/{file}", r -> documents.reply("docs/" + r.path("file"), r, Map.of())));
    routes.add(get("/docs/swagger/{file}", r -> swagger.reply(r.path("file"), r, Map.of())));
    routes.add(get("/docs/redoc/{file}", r -> redoc.reply(r.path("file"), r, Map.of())));
    return routes;
  }

  /**
   * Their paths: they hold no lines, so they are shown without a key, which the console asks for.
   */
  public Set<String> openPaths() {
    return Stream.concat(routes().stream().map(Route::path), Stream.of("/livez"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Route get(String path, Route.Handler handler) {
    return new Route("GET", path, Scope.NONE, handler);
  }

  private Reply root(Request request) throws Problem, IOException {
    boolean page = request.header("accept").map(a -> a.contains("text/html")).orElse(false);
    return page && console.has("index.html") ? index(request) : Reply.json(about());
  }

  private Reply consolePage(Request request) throws Problem {
    boolean page =
        request
            .header("accept")
            .map(a -> a.contains("text/html") || a.contains("*/*"))
            .orElse(true);
    if (!page || !console.has("index.html")) {
      throw new Problem(
          404,
          "Here is a page of the console, and no data.",
          "Calls are below /api/v1: see /docs.");
    }
    return index(request);
  }

  private Reply index(Request request) throws Problem {
    return console.reply("index.html", request, Map.of("content-security-policy", CONSOLE_POLICY));
  }

  private Reply documentPage(String name, Request request) throws Problem {
    return documents.reply(name, request, Map.of("content-security-policy", DOCUMENT_POLICY));
  }

  private byte[] about() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("message", "Nightjar reads logs and says what is unusual.");
      json.writeStringField("version", version);
      json.writeStringField("developedBy", "the Nightjar contributors");
      json.writeObjectFieldStart("links");
      json.writeStringField("console", "/overview");
      json.writeStringField("health", "/health");
      json.writeStringField("docs", "/docs");
      json.writeStringField("openapi", "/openapi.json");
      json.writeStringField("metrics", "/metrics");
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
