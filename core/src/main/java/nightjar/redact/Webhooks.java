package nightjar.redact;

import java.util.List;

/**
 * Addresses that whoever knows them may send messages to: incoming webhooks of Slack, Discord and
 * Teams. The host stays, the path behind it goes.
 */
final class Webhooks implements Rule {
  private static final String[] HOSTS = {
    "hooks.slack.com/services/",
    "hooks.slack.com/workflows/",
    "hooks.slack.com/triggers/",
    "discord.com/api/webhooks/",
    "discordapp.com/api/webhooks/",
    "webhook.office.com/webhookb2/",
    "outlook.office.com/webhook/"
  };
  private static final int LEAST = 20;

  /** Length of a UUID, which an at sign follows in those of Teams. */
  private static final int GROUP = 36;

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "the path of a webhook";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.length(45).letters(20).dots(1));
  }

  @Override
  public String anchors() {
    return "hdwo";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return pathStart(text, at) >= 0;
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      int path = pathStart(text, at);
      if (path >= 0) {
        int end = pathEnd(text, path);
        if (end - path >= LEAST) {
          return Span.of(path, end);
        }
        at = path - 1;
      }
    }
    return Span.NONE;
  }

  private static int pathStart(CharSequence text, int at) {
    if ("hdwo".indexOf(text.charAt(at)) < 0 || !Ascii.isWordStart(text, at)) {
      return -1;
    }
    for (String host : HOSTS) {
      if (Ascii.stands(text, at, host)) {
        return at + host.length();
      }
    }
    return -1;
  }

  private static int pathEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length()
        && (Alphabet.URL.has(text.charAt(end))
            || text.charAt(end) == '/'
            || (text.charAt(end) == '@' && end - from >= GROUP))) {
      end++;
    }
    return end;
  }
}
