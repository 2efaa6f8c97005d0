package nightjar.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** What every answer carries, and how problems are written. */
final class Answers {
  /** Nothing may be loaded, framed or run by an answer that is no page. */
  private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

  private static final JsonFactory JSON = new JsonFactory();

  private Answers() {}

  /** A problem as RFC 9457 writes it. */
  static Reply reply(Problem problem, String requestId) {
    byte[] body = problemJson(problem, requestId);
    return new Reply(problem.status(), "application/problem+json", body, problem.headers());
  }

  /** Headers of an answer; what it sets itself stays. */
  static ResponseHeaders headers(Reply reply, String requestId) {
    ResponseHeadersBuilder headers = ResponseHeaders.builder(HttpStatus.valueOf(reply.status()));
    if (!reply.contentType().isEmpty()) {
      headers.add(HttpHeaderNames.CONTENT_TYPE, reply.contentType());
    }
    headers.contentLength(reply.body().length);
    reply.headers().forEach(headers::set);
    secure(headers, requestId);
    return headers.build();
  }

  /** Adds what every answer carries. */
  static void secure(ResponseHeadersBuilder headers, String requestId) {
    headers.set("x-request-id", requestId);
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", "no-referrer");
    headers.set("cross-origin-opener-policy", "same-origin");
    headers.set("cross-origin-resource-policy", "same-origin");
    setIfAbsent(headers, "cache-control", "no-store");
    setIfAbsent(headers, "content-security-policy", NO_PAGE);
  }

  private static byte[] problemJson(Problem problem, String requestId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "about:blank");
      json.writeStringField("title", HttpStatus.valueOf(problem.status()).reasonPhrase());
      json.writeNumberField("status", problem.status());
      json.writeStringField("detail", problem.detail());
      if (!problem.hint().isEmpty()) {
        json.writeStringField("hint", problem.hint());
      }
      for (var member : new TreeMap<>(problem.members()).entrySet()) {
        json.writeFieldName(member.getKey());
        if (member.getValue() instanceof Integer number) {
          json.writeNumber(number);
        } else {
          json.writeString(member.getValue().toString());
        }
      }
      json.writeStringField("request_id", requestId);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Headers that let a page of a listed origin read the answer. */
  static Map<String, String> cors(String origin) {
    return Map.of("access-control-allow-origin", origin, "vary", "Origin");
  }

  private static void setIfAbsent(ResponseHeadersBuilder headers, String name, String value) {
    if (!headers.contains(name)) {
      headers.set(name, value);
    }
  }
}
