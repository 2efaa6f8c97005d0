package nightjar.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slack's incoming webhook ({@link #webhook()}) and its methods {@code chat.postMessage} and {@code
 * chat.update} ({@link #api()}). Holds what it gets to the published rules and answers as Slack
 * does when they are broken.
 */
public final class SlackStandIn extends StandInServer {
  /** The token it accepts. */
  public static final String TOKEN = "xoxb-stand-in";

  private static final String HOOK = "/services/T0/B0/secretpath";
  private static final Set<String> BLOCKS = Set.of("header", "section", "context", "divider");

  /** What Slack reads as a control sequence: mentions and links. */
  private static final Pattern CONTROL = Pattern.compile("<([^>]*)");

  /**
   * A message as it came.
   *
   * @param thread time of the message it replies to; empty if none
   */
  public record Message(String time, String thread, String json, Object content) {
    /** All texts in it, fallback first. */
    public List<String> texts() {
      List<String> texts = new ArrayList<>(List.of(StandInJson.text(content, "text")));
      for (Object block : StandInJson.items(content, "blocks")) {
        texts.addAll(
            SlackStandIn.texts(block).stream().map(t -> StandInJson.text(t, "text")).toList());
      }
      return texts;
    }

    /** Mentions and links that Slack would make of it. */
    public List<String> controls() {
      List<String> found = new ArrayList<>();
      for (String text : texts()) {
        Matcher matcher = CONTROL.matcher(text);
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
      return found;
    }
  }

  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final AtomicInteger updates = new AtomicInteger();

  public SlackStandIn() {
    start();
  }

  public String webhook() {
    return url() + HOOK;
  }

  public String api() {
    return url() + "/api";
  }

  /** Messages in the channel as they are now, replies included. */
  public List<Message> messages() {
    return List.copyOf(messages);
  }

  /** Updates so far. */
  public int updates() {
    return updates.get();
  }

  @Override
  protected StandInReply answer(StandInRequest request) {
    if (request.path().equals(HOOK)) {
      return hook(request);
    }
    return StandInReply.json(200, method(request));
  }

  private StandInReply hook(StandInRequest request) {
    try {
      Object content = StandInJson.read(request.text());
      String problem = problem(content);
      if (!problem.isEmpty()) {
        return StandInReply.text(400, problem);
      }
      add("", request, content);
      return StandInReply.text(200, "ok");
    } catch (IOException e) {
      return StandInReply.text(400, "invalid_payload");
    }
  }

  private Message add(String thread, StandInRequest request, Object content) {
    String time = "1795332062.%06d".formatted(messages.size());
    var message = new Message(time, thread, request.text(), content);
    messages.add(message);
    return message;
  }

  private String method(StandInRequest request) {
    if (!request.header("authorization").orElse("").equals("Bearer " + TOKEN)) {
      return error("invalid_auth");
    }
    try {
      Object content = StandInJson.read(request.text());
      String problem = problem(content);
      if (!problem.isEmpty()) {
        return error(problem);
      }
      String channel = StandInJson.text(content, "channel");
      return switch (request.path()) {
        case "/api/chat.postMessage" -> post(request, content, channel);
        case "/api/chat.update" -> update(request, content, channel);
        default -> error("unknown_method");
      };
    } catch (IOException e) {
      return error("invalid_json");
    }
  }

  private String post(StandInRequest request, Object content, String channel) {
    if (!Set.of("alerts", "C0").contains(channel)) {
      return error("channel_not_found");
    }
    return taken(add(StandInJson.text(content, "thread_ts"), request, content).time());
  }

  private String update(StandInRequest request, Object content, String channel) {
    String time = StandInJson.text(content, "ts");
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).time().equals(time)) {
        if (!channel.equals("C0")) {
          return error("channel_not_found");
        }
        messages.set(i, new Message(time, messages.get(i).thread(), request.text(), content));
        updates.incrementAndGet();
        return taken(time);
      }
    }
    return error("message_not_found");
  }

  private static String taken(String time) {
    return "{\"ok\":true,\"channel\":\"C0\",\"ts\":\"" + time + "\"}";
  }

  private static String error(String name) {
    return "{\"ok\":false,\"error\":\"" + name + "\"}";
  }

  /** Loses every message, as when somebody deletes them. */
  public void forget() {
    messages.clear();
  }

  /** What Slack would refuse a message for; empty if nothing. */
  private static String problem(Object content) {
    if (StandInJson.text(content, "text").isBlank()) {
      return "no_text";
    }
    List<Object> blocks = StandInJson.items(content, "blocks");
    int all = StandInJson.text(content, "text").length();
    for (Object block : blocks) {
      all += texts(block).stream().mapToInt(text -> StandInJson.text(text, "text").length()).sum();
      if (!isValid(block)) {
        return "invalid_blocks";
      }
    }
    return blocks.size() > 50 || all > 13_200 ? "msg_blocks_too_long" : "";
  }

  private static boolean isValid(Object block) {
    String type = StandInJson.text(block, "type");
    List<Object> texts = texts(block);
    return BLOCKS.contains(type)
        && (type.equals("divider") || !texts.isEmpty())
        && texts.size() <= 10
        && texts.stream().allMatch(text -> isValid(type, text));
  }

  private static boolean isValid(String block, Object text) {
    String type = StandInJson.text(text, "type");
    int length = StandInJson.text(text, "text").length();
    boolean fits = length >= 1 && length <= (block.equals("header") ? 150 : 3000);
    boolean kind =
        block.equals("header")
            ? type.equals("plain_text")
            : Set.of("plain_text", "mrkdwn").contains(type);
    Set<String> members =
        type.equals("mrkdwn")
            ? Set.of("type", "text", "verbatim")
            : Set.of("type", "text", "emoji");
    return fits && kind && text instanceof Map<?, ?> map && members.containsAll(map.keySet());
  }

  private static List<Object> texts(Object block) {
    Object one = StandInJson.member(block, "text");
    return one instanceof Map<?, ?> ? List.of(one) : StandInJson.items(block, "elements");
  }
}
