package nightjar.redact;

/**
 * Passwords among the words of well-known commands, behind options of one letter: {@code mysql
 * -pV}, {@code curl -u user:V}, {@code sshpass -p V}, {@code docker login -p V}, {@code redis-cli
 * -a V}, {@code ldapsearch -w V}, {@code smbclient -U user%V}, {@code sqlplus user/V@db}. Not
 * recognised: commands in a folder whose name holds a digit, or behind another equal sign than
 * {@code COMMAND=}.
 */
final class CommandSecrets implements Rule {
  private static final String INITIALS = "cdhilmnprsuwz";
  private static final String ENDS = " \t\n\r\"'`|;<>";
  private static final String COMMAND = "COMMAND=";

  /** Where on from the rest of a command is looked at again behind a value in it. */
  private static final int LOOK_BACK = 60;

  /**
   * A command and its option.
   *
   * @param divider what stands between user and password; 0 if the word is the password
   * @param hasGap a space may stand behind the option
   */
  private record Command(String name, String option, char divider, boolean hasGap) {}

  private static final Command[] COMMANDS = {
    new Command("mysql", "-p", '\0', false),
    new Command("mysqldump", "-p", '\0', false),
    new Command("mysqladmin", "-p", '\0', false),
    new Command("mysqlimport", "-p", '\0', false),
    new Command("mariadb", "-p", '\0', false),
    new Command("mariadb-dump", "-p", '\0', false),
    new Command("curl", "-u", ':', true),
    new Command("curl", "--user", ':', true),
    new Command("curl", "--proxy-user", ':', true),
    new Command("wget", "-u", ':', true),
    new Command("sshpass", "-p", '\0', true),
    new Command("login", "-p", '\0', true),
    new Command("redis-cli", "-a", '\0', true),
    new Command("mongo", "-p", '\0', true),
    new Command("mongosh", "-p", '\0', true),
    new Command("mongodump", "-p", '\0', true),
    new Command("mongorestore", "-p", '\0', true),
    new Command("ldapsearch", "-w", '\0', true),
    new Command("ldapadd", "-w", '\0', true),
    new Command("ldapmodify", "-w", '\0', true),
    new Command("ldapwhoami", "-w", '\0', true),
    new Command("smbclient", "-U", '%', true),
    new Command("rpcclient", "-U", '%', true),
    new Command("sqlcmd", "-P", '\0', true),
    new Command("ipmitool", "-P", '\0', true),
    new Command("mosquitto_pub", "-P", '\0', true),
    new Command("mosquitto_sub", "-P", '\0', true),
    new Command("lftp", "-u", ',', true),
    new Command("cqlsh", "-p", '\0', true),
    new Command("http", "-a", ':', true),
    new Command("isql", "-P", '\0', true),
    new Command("unzip", "-P", '\0', true),
    new Command("zip", "-P", '\0', true),
    new Command("snmpwalk", "-c", '\0', true),
    new Command("snmpget", "-c", '\0', true),
    new Command("sqlplus", "", '/', true)
  };

  /** What {@code -p} begins beside a password. */
  private static final String[] OTHER_WORDS = {
    "-port", "-password", "-protocol", "-process", "-pid"
  };

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "the password of a command";
  }

  @Override
  public String anchors() {
    return INITIALS + "=";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return text.charAt(at) == '='
        ? Ascii.stands(text, at + 1 - COMMAND.length(), COMMAND)
        : first(text, at) >= 0;
  }

  /** What follows an equal sign is a blank. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    return blanked.charAt(at) == '='
        ? Ascii.stands(blanked, at + 1 - COMMAND.length(), COMMAND)
        : first(blanked, at) >= 0;
  }

  @Override
  public long next(CharSequence text, int from) {
    int command = -1;
    for (int at = Math.max(0, from - LOOK_BACK); at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '|' || c == ';' || c == '\n') {
        command = -1;
      } else if (isWordStart(text, at)) {
        int named = first(text, at);
        if (named >= 0 && isCommand(text, at)) {
          command = named;
        }
      }
      if (command >= 0 && isArgument(text, at)) {
        long span = value(text, at, command);
        if (span != Span.NONE && Span.start(span) >= from) {
          return span;
        }
      }
    }
    return Span.NONE;
  }

  private static boolean isWordStart(CharSequence text, int at) {
    return INITIALS.indexOf(text.charAt(at)) >= 0 && Ascii.isWordStart(text, at);
  }

  private static boolean isArgument(CharSequence text, int at) {
    return at > 0 && text.charAt(at - 1) == ' ' && text.charAt(at) != ' ';
  }

  /** The first of the commands by the name that stands at {@code at}, or -1. */
  private static int first(CharSequence text, int at) {
    char c = text.charAt(at);
    for (int i = 0; i < COMMANDS.length; i++) {
      String name = COMMANDS[i].name;
      int end = at + name.length();
      if (c == name.charAt(0)
          && Ascii.stands(text, at, name)
          && end < text.length()
          && text.charAt(end) == ' ') {
        return i;
      }
    }
    return -1;
  }

  /** Its path is in no blank, and so without a digit. */
  private static boolean isCommand(CharSequence text, int at) {
    return Tokens.isNoValueBefore(text, at) || isSudo(text, at);
  }

  private static boolean isSudo(CharSequence text, int at) {
    int start = at;
    while (start > 0 && at - start < LOOK_BACK && text.charAt(start - 1) != '=') {
      start--;
    }
    return Tokens.isConstantBefore(text, at)
        && Ascii.stands(text, start - COMMAND.length(), COMMAND)
        && Tokens.isNoValueBefore(text, start - 1);
  }

  private static long value(CharSequence text, int at, int first) {
    String name = COMMANDS[first].name;
    for (int i = first; i < COMMANDS.length && COMMANDS[i].name.equals(name); i++) {
      Command command = COMMANDS[i];
      int start = Ascii.stands(text, at, command.option) ? argument(text, at, command) : -1;
      long span = start < 0 ? Span.NONE : span(text, start, command.divider);
      if (span != Span.NONE) {
        return span;
      }
    }
    return Span.NONE;
  }

  /** Where the argument of the option at {@code at} starts, or -1. */
  private static int argument(CharSequence text, int at, Command command) {
    for (String word : OTHER_WORDS) {
      if (Ascii.stands(text, at, word)) {
        return -1;
      }
    }
    int start = at + command.option.length();
    boolean isApart =
        start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '=');
    if (isApart && !command.hasGap) {
      return -1;
    }
    start = isApart ? start + 1 : start;
    boolean isQuoted = start < text.length() && Labels.isQuote(text.charAt(start));
    return isQuoted ? start + 1 : start;
  }

  private static long span(CharSequence text, int start, char divider) {
    int end = start;
    int password = divider == '\0' ? start : -1;
    while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
      password = password < 0 && text.charAt(end) == divider ? end + 1 : password;
      end++;
    }
    if (divider == '/') {
      end = at(text, start, end);
    }
    return password >= 0
            && end - password >= 3
            && text.charAt(password) != '-'
            && !Placeholders.isPlaceholder(text, password, end)
        ? Span.of(password, end)
        : Span.NONE;
  }

  /** Before the at sign of {@code user/password@database}; -1 if there is none. */
  private static int at(CharSequence text, int start, int end) {
    int at = start;
    while (at < end && text.charAt(at) != '@') {
      at++;
    }
    return at < end ? at : -1;
  }
}
