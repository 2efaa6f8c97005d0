package nightjar.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The issues of one repository, {@code acme/shop}, by GitHub's REST API. */
public final class GithubStandIn extends StandInServer {
  /** The token it accepts. */
  public static final String TOKEN = "ghp_standin";

  private static final Pattern ISSUES =
      Pattern.compile("/repos/acme/shop/issues(?:/(\\d+)(/comments)?)?");

  /** An issue; comments as they were written. */
  public record Issue(
      int number,
      String title,
      String body,
      List<String> labels,
      String state,
      List<String> comments) {
    public Issue {
      labels = List.copyOf(labels);
      comments = List.copyOf(comments);
    }

    private Issue with(String newState) {
      return new Issue(number, title, body, labels, newState, comments);
    }

    private Issue with(List<String> newComments) {
      return new Issue(number, title, body, labels, state, newComments);
    }

    private String json() {
      return "{\"number\":%d,\"title\":%s,\"body\":%s,\"state\":\"%s\"}"
          .formatted(number, StandInJson.quoted(title), StandInJson.quoted(body), state);
    }
  }

  private final List<Issue> issues = new ArrayList<>();

  public GithubStandIn() {
    start();
  }

  public synchronized List<Issue> issues() {
    return List.copyOf(issues);
  }

  /** Somebody makes an issue. */
  public synchronized void add(String title, String body) {
    issues.add(new Issue(issues.size() + 1, title, body, List.of(), "open", List.of()));
  }

  /** Somebody closes an issue. */
  public synchronized void closeIssue(int number) {
    issues.set(number - 1, issues.get(number - 1).with("closed"));
  }

  @Override
  protected synchronized StandInReply answer(StandInRequest request) {
    if (request.header("user-agent").isEmpty()) {
      return message(403, "Request forbidden by administrative rules.");
    }
    if (!request.header("authorization").orElse("").equals("Bearer " + TOKEN)) {
      return message(401, "Bad credentials");
    }
    if (!request.header("accept").orElse("").equals("application/vnd.github+json")
        || !request.header("x-github-api-version").orElse("").equals("2022-11-28")) {
      return message(400, "the stand-in wants GitHub's recommended headers");
    }
    Matcher path = ISSUES.matcher(request.path());
    if (!path.matches()) {
      return message(404, "Not Found");
    }
    try {
      return path.group(1) == null
          ? issuesOf(request)
          : oneOf(request, Integer.parseInt(path.group(1)), path.group(2) != null);
    } catch (IOException e) {
      return message(400, "Problems parsing JSON");
    }
  }

  private StandInReply issuesOf(StandInRequest request) throws IOException {
    if (request.method().equals("GET")) {
      int size = Integer.parseInt(request.parameter("per_page"));
      int from = (Integer.parseInt(request.parameter("page")) - 1) * size;
      List<Issue> latest = issues.reversed();
      return list(
          latest
              .subList(Math.min(from, latest.size()), Math.min(from + size, latest.size()))
              .stream()
              .map(Issue::json)
              .toList());
    }
    Object content = StandInJson.read(request.text());
    String title = StandInJson.text(content, "title");
    String body = StandInJson.text(content, "body");
    if (title.isBlank() || title.length() > 256 || body.length() > 65_536) {
      return message(422, "Validation Failed");
    }
    List<String> labels =
        StandInJson.items(content, "labels").stream().map(String::valueOf).toList();
    var issue = new Issue(issues.size() + 1, title, body, labels, "open", List.of());
    issues.add(issue);
    return StandInReply.json(201, issue.json());
  }

  private StandInReply oneOf(StandInRequest request, int number, boolean comments)
      throws IOException {
    if (number < 1 || number > issues.size()) {
      return message(404, "Not Found");
    }
    Issue issue = issues.get(number - 1);
    if (comments) {
      return commentsOf(request, issue);
    }
    if (request.method().equals("PATCH")) {
      String state = StandInJson.text(StandInJson.read(request.text()), "state");
      if (!state.equals("open") && !state.equals("closed")) {
        return message(422, "Validation Failed");
      }
      issue = issue.with(state);
      issues.set(number - 1, issue);
    }
    return StandInReply.json(200, issue.json());
  }

  private StandInReply commentsOf(StandInRequest request, Issue issue) throws IOException {
    if (request.method().equals("GET")) {
      return list(
          issue.comments().stream()
              .map(text -> "{\"body\":" + StandInJson.quoted(text) + "}")
              .toList());
    }
    List<String> more = new ArrayList<>(issue.comments());
    more.add(StandInJson.text(StandInJson.read(request.text()), "body"));
    issues.set(issue.number() - 1, issue.with(more));
    return StandInReply.json(201, "{\"id\":1}");
  }

  private static StandInReply list(List<String> items) {
    return StandInReply.json(200, "[" + String.join(",", items) + "]");
  }

  private static StandInReply message(int status, String text) {
    return StandInReply.json(status, "{\"message\":\"" + text + "\"}");
  }

  /** Forgets all issues, as a repository that was made anew. */
  public synchronized void clear() {
    issues.clear();
  }
}
