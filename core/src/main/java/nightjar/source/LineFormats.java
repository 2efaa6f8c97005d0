package nightjar.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The table of known formats. A row is a name and a template ({@link TemplateCompiler}); {@code ~}
 * marks a weak one, which other lines fit too, so it is believed only where nearly all lines of a
 * source fit; {@code +} one whose records go on in the lines behind that fit nothing, {@code ++}
 * one where these are {@code KEY=value}. A new format is a new row here and a golden line in the
 * tests.
 */
public final class LineFormats {
  private static final String TABLE =
      """
      syslog-5424         {pri}1 {time:iso} {host} {service} {word} {word} {data} {message}
      syslog-5424-nil     {pri}1 - {host} {service} {word} {word} {data} {message}
      syslog-3164         {pri}{time:syslog} {host} {tag} {message}
      syslog-3164-iso     {pri}{time:iso} {host} {tag} {message}
      syslog-3164-notag   {pri}{time:syslog} {host} {message}
      syslog-3164-tag     {pri}{time:syslog} {tag} {message}
      syslog-file         {time:syslog} {host} {tag} {message}
      syslog-file-tag     {time:syslog} {tag} {message}
      syslog-file-notag   {time:syslog} {host} {message}
      syslog-file-iso     {time:iso} {host} {tag} {message}
      syslog-3164-cisco   {pri}{time:syslog} {host} {from-here}{cisco} {rest}
      syslog-file-cisco   {time:syslog} {host} {from-here}{cisco} {rest}
      journal-full        {word} {time:iso} {host} {tag} {message}
      journal-unix        {time:epoch} {host} {tag} {message}
      journal-verbose     ++{word} {time:iso} [s={cursor}]{follows}
      cisco-asa           {time:MMM d yyyy HH:mm:ss z}: {from-here}{cisco} {rest}
      cisco-asa-pri       {pri}{time:MMM d yyyy HH:mm:ss z}: {from-here}{cisco} {rest}
      cisco-asa-host      {time:MMM d yyyy HH:mm:ss z} {host} : {from-here}{cisco} {rest}
      cisco-asa-host-pri  {pri}{time:MMM d yyyy HH:mm:ss z} {host} : {from-here}{cisco} {rest}
      cisco-ios           {int}: {time:MMM d HH:mm:ss z}: {from-here}{cisco} {rest}
      cisco-ios-star      {int}: *{time:MMM d HH:mm:ss z}: {from-here}{cisco} {rest}
      cisco-ios-pri       {pri}{int}: {time:MMM d HH:mm:ss z}: {from-here}{cisco} {rest}
      cisco-ios-pri-star  {pri}{int}: *{time:MMM d HH:mm:ss z}: {from-here}{cisco} {rest}
      syslog-priority     {pri}{message}
      heroku              {time:iso} {tag:process} {message}
      syslog-monotonic    [{uptime}] {host} {tag:process} {message}
      dmesg               [{uptime}] {message}
      dmesg-time          [{time:ctime}] {message}
      dmesg-level         {word} :{level} : [{uptime}] {message}
      macos-log           {time:iso} {hex} {word} {hex} {int} {int} {service}: {message}
      cri                 {time:iso} {stream}{inner}
      kubectl             [pod/{pod}/{service}] {inner}
      compose             ~{service} | {inner}
      spring-boot         {time} {level} {int} --- [{thread}] {class} : {message}
      spring-boot-app     {time} {level} {int} --- [{service}] [{thread}] {class} : {message}
      spring-boot-trace   {time} {level} [{service},{link},{word}] {int} --- [{thread}] {class} : {message}
      hadoop              {time} {level} [{thread}] {class}: {message}
      log4j-dash          {time} {level} [{thread}] {class} - {message}
      log4j-class-thread  {time} {level} {class} [{thread}] - {message}
      log4j-class         {time} {level} {class}: {message}
      log4j-class-dash    {time} {level} {class} - {message}
      log4j-class-line    {time} {level} {class}:{int} - {message}
      log4j-colon-level   {time} {level}: {message}
      log4j-thread        {time} {level} [{thread}] {message}
      log4j-name          ~{time} {level} {name}: {message}
      log4j-name-dash     ~{time} {level} {name} - {message}
      log4j-level         {time} {level} {message}
      log4j-level-dash    {time} {level} - {message}
      logback             {time} [{thread}] {level} {class} - {message}
      logback-name        {time} [{thread}] {level} {name} - {message}
      logback-colon       {time} [{thread}] {level} {class}: {message}
      logback-plain       {time} [{thread}] {level} {message}
      log4j-level-first   {level} [{thread}] {time} {word} - {message}
      log4j-level-time    {level} {time} {class}: {message}
      log4j-level-plain   {level} {time} {message}
      log4j-level-dashes  {level} {time} - {message}
      log4j-bracket-level [{level}] {time} {message}
      log4j-bracket-both  [{level}] [{time}] {message}
      zookeeper           {time} - {level} [{thread}] - {message}
      zookeeper-myid      {time} [myid:{id}] - {level} [{thread}] - {message}
      wildfly             {time} {level} [{class}] ({thread}) {message}
      tomcat              {time:dd-MMM-yyyy HH:mm:ss z} {level} [{thread}] {class} {message}
      java-util-logging   {time:MMM d, yyyy h:mm:ss a} {class} {word}{follows}
      solr                {time} {level} ({thread}) [{core}] {class} {message}
      cassandra           {level} [{thread}] {time} {class}:{int} - {message}
      jetty               {time}:{level}:{class}:{word}: {message}
      jenkins             {time} [id={int}] {level} {class}: {message}
      kafka               [{time:iso}] {level} {message} ({class})
      elasticsearch       [{time:iso}][{level}][{class}] [{node}] {message}
      logstash            [{time:iso}][{level}][{class}] {message}
      gc                  [{time:iso}][{level}][{tags}] {message}
      gc-both             [{time:iso}][{uptime}s][{level}][{tags}] {message}
      gc-uptime           [{uptime}s][{level}][{tags}] {message}
      gc-old              {time:iso}: {uptime}: {message}
      spark               {time:yy/MM/dd HH:mm:ss} {level} {name}: {message}
      hdfs                {time:yyMMdd HHmmss} {int} {level} {class}: {message}
      numbers-level       {int} {int} {int} {level} {class}: {message}
      bgl                 {word} {time:epoch} {int}.{int}.{int} {word} {word} {word} {word} {word} {level} {message}
      thunderbird         {word} {time:epoch} {int}.{int}.{int} {host} {word} {int} {int}:{int}:{int} {word} {tag} {message}
      thunderbird-notag   {word} {time:epoch} {int}.{int}.{int} {host} {word} {int} {int}:{int}:{int} {word} {message}
      hpc                 {int} {word} {word} {word} {time:epoch} {int} {message}
      healthapp           {time:yyyyMMdd-H:m:s:S}|{name}|{int}|{message}
      proxifier           [{time:MM.dd HH:mm:ss}] {program} - {message}
      windows-cbs         {time:iso}, {level} {name} {message}
      windows-event       {level},{time},{source},{int},{task},{message}
      openstack           {time:iso} {int} {level} {class} [{link} {request}] {message}
      openstack-file      {word} {time:iso} {int} {level} {class} [{link} {request}] {message}
      openstack-bare      {time:iso} {int} {level} {class} [{request}] {message}
      openstack-bare-file {word} {time:iso} {int} {level} {class} [{request}] {message}
      openstack-no-req    {time:iso} {int} {level} {class} {message}
      openstack-file-no   {word} {time:iso} {int} {level} {class} {message}
      android             {time:MM-dd HH:mm:ss} {int} {int} {letter} {tag-name}: {message}
      android-year        {time:iso} {int} {int} {letter} {tag-name}: {message}
      android-time        {time:MM-dd HH:mm:ss} {letter}/{tag-name}({pid-padded}): {message}
      android-brief-tag   {letter}/{service}({pid-padded}): {message}
      android-brief       {letter}/{tag-name}({pid-padded}): {message}
      android-studio      {time:iso} {int}-{int} {name} {service} {letter} {message}
      android-studio-old  {time:MM-dd HH:mm:ss} {int}-{int}/{service} {letter}/{tag-name}: {message}
      cockroach           {letter}{time:yyMMdd H:mm:ss} {int} {word} ⋮ [{tags}] {int} {message}
      cockroach-plain     {letter}{time:yyMMdd H:mm:ss} {int} {word} {message}
      klog                {letter}{time:MMdd HH:mm:ss} {int} {word}] {message}
      glog                {letter}{time:yyyyMMdd HH:mm:ss} {int} {word}] {message}
      apache-error        [{time:ctime}] [{level}] {message}
      apache-error-24     [{time:ctime}] [{module}:{level}] [pid {ids}] {message}
      nginx-error         {time:yyyy/MM/dd HH:mm:ss} [{level}] {int}#{int}: {message}
      access              {host} {word} {user} [{time:clf}] {access}
      access-vhost        {word} {host} {word} {user} [{time:clf}] {access}
      access-bare         [{time}] {access}
      access-iso          {host} {word} {user} [{time:iso}] {access}
      envoy               [{time:iso}][{int}][{level}][{name}] [{place}] {message}
      envoy-short         [{time:iso}][{int}][{level}][{name}] {message}
      elb                 {time:iso} {name} {from-here}{word} {word} {word} {word} {word} {status} {word} {word} {word} "{request}"{rest}
      alb                 {name} {time:iso} {word} {from-here}{word} {word} {word} {word} {word} {status} {word} {word} {word} "{request}"{rest}
      squid               {time:epoch} {int} {from-here}{word} {word}/{status} {int} {name} {rest}
      iis                 {time:iso} {from-here}{word} {name} {word} {word} {int} {word} {word} {word} {status} {int} {int} {rest}
      iis-referer         {time:iso} {from-here}{word} {name} {word} {word} {int} {word} {word} {word} {word} {status} {int} {int} {rest}
      w3c-directive       #{name}: {message}
      haproxy-http        {word} [{time:clf}] {from-here}{word} {word} {word} {status} {int} {word} {word} {word} {word} {rest}
      haproxy-syslog      {time:syslog} {host} {tag} {from-here}{word} [{accepted}] {word} {word} {word} {status} {int} {word} {word} {word} {word} {rest}
      haproxy-syslog-pri  {pri}{time:syslog} {host} {tag} {from-here}{word} [{accepted}] {word} {word} {word} {status} {int} {word} {word} {word} {word} {rest}
      vpc-flow            {int} {int} {name} {from-here}{word} {word} {word} {word} {word} {word} {word} {time:epoch} {int} {word} {word}
      haproxy             {word} [{time:clf}] {message}
      python              {level}:{name}:{message}
      python-dashes       {time} - {name} - {level} - {message}
      python-dash         {time} - {level} - {message}
      python-level-name   {time} [{level}] {name}: {message}
      python-level        {time} [{level}] {message}
      python-level-colon  {time} [{level}]: {message}
      loguru              {time} | {level} | {word} - {message}
      semicolons          {time};{service};{level};{message}
      semicolons-plain    {time};{level};{message}
      fail2ban            {time:iso} {service} [{int}]: {level} {message}
      minecraft           [{time}] [{thread}/{level}]: {message}
      minecraft-logger    [{time}] [{thread}/{level}] [{logger}]: {message}
      pipes               {time}|{level}|{word}|{message}
      pipes-spaced        {time} | {level} | {message}
      commas              {time},{level},{message}
      flask               [{time}] {level} in {name}: {message}
      airflow             [{time}] {{{word}} {level} - {message}
      celery              [{time}: {level}/{word}] {message}
      gunicorn            [{time}] [{int}] [{level}] {message}
      bracket-level       [{time}] [{level}] {message}
      bracket-level-tight [{time}][{level}] {message}
      bracket-word        [{time}] {level}: {message}
      bracket-plain       [{time}] {level} {message}
      bracket-thread      [{time}] [{thread}] {level} {class} - {message}
      bracket-id          [{time}] {level}[{int}] {message}
      bracket-joined      [{time} {level}] {message}
      env-logger          [{time:iso} {level} {name}] {message}
      uvicorn-access      {level}: {word} - {access}
      level-colon         ~{level}: {message}
      level-bracket       ~[{level}] {message}
      logrus-terminal     {level}[{int}] {message}
      django              {level} {time} {name} {int} {int} {message}
      go-file             {time:iso} {file}.go:{int}: {message}
      zap-console         {time} {level} {word}.go:{int} {message}
      zap-console-named   {time} {level} {name} {word}.go:{int} {message}
      lambda              {time:iso} {uuid} {level} {message}
      rails               {letter}, [{time:iso} #{int}] {level} -- {program}: {message}
      rails-started       +{from-here}Started {name} "{path}" for {word} at {time:iso}{rest}
      rails-5             {letter}, [{time:iso} #{int}] {level} -- : [{link}] {message}
      dotnet-time         {time} {level}: {class}[{int}]{follows}
      dotnet-time-line    {time} {level}: {class}[{int}] {message}
      dotnet              {level}: {class}[{int}]{follows}
      postgres            {time:iso} [{int}] {level}: {message}
      postgres-user       {time:iso} [{word}] {word} {level}: {message}
      postgres-rds        {time:iso}:{word}:[{int}]:{level}: {message}
      mysql               {time:iso} {int} [{level}] [{word}] [{word}] {message}
      mysql-slow          +# Time: {time}{follows}
      oracle-alert        +{time:iso}{follows}
      mysql-57            {time:iso} {int} [{level}] {message}
      mysql-55            {time:yyMMdd H:mm:ss} [{level}] {message}
      redis               {int}:{letter-of-role} {time:d MMM yyyy HH:mm:ss z} {redis} {message}
      redis-old           [{int}] {time:d MMM HH:mm:ss} {redis} {message}
      mongodb             {time:iso} {letter} {name} [{thread}] {message}
      rabbitmq            {time} [{level}] <{word}> {message}
      rabbitmq-report     ={level} REPORT==== {time:d-MMM-yyyy::HH:mm:ss} ==={message}
      php                 [{time}] PHP {level}{kind}: {message}
      laravel             [{time}] {name}.{level}: {message}
      bind                {time} {name}: {level}: {message}
      audit               type={name} msg=audit({time:epoch}:{int}): {message}
      """;

  private static final List<LineFormat> ALL = compile();

  private LineFormats() {}

  private static List<LineFormat> compile() {
    List<LineFormat> all = new ArrayList<>();
    for (String row : TABLE.strip().lines().toList()) {
      String[] parts = row.split(" +", 2);
      all.add(TemplateCompiler.compile(parts[0], parts[1]));
    }
    all.add(new JsonFormat());
    all.add(new LogfmtFormat());
    all.add(new LtsvFormat());
    all.sort(Comparator.comparingInt(LineFormat::specificity).reversed());
    return List.copyOf(all);
  }

  /** All formats, those that say most about a line first. */
  static List<LineFormat> all() {
    return ALL;
  }

  /** Names that may be given, in alphabetical order. */
  public static List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    for (LineFormat format : ALL) {
      names.add(format.name());
    }
    return List.copyOf(names);
  }

  /**
   * The formats a person asks for; empty for {@code auto}.
   *
   * @param text {@code auto}; a name of the table, or the first part of one ({@code syslog} stands
   *     for all of its rows); a template with fields in braces; or {@code regex:} and an RE2
   *     expression with groups called time, level, message, service, link
   * @throws IllegalArgumentException if it is none of these, saying where it is wrong and what may
   *     be written
   */
  static List<LineFormat> named(String text) {
    if (text.equals("auto")) {
      return List.of();
    }
    if (text.startsWith("regex:")) {
      return List.of(RegexFormat.compile(text.substring("regex:".length())));
    }
    if (text.indexOf('{') >= 0) {
      return List.of(TemplateCompiler.given(text));
    }
    List<LineFormat> found =
        ALL.stream().filter(f -> f.name().equals(text) || f.name().startsWith(text + "-")).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "format \""
              + text
              + "\" is not known. Known names: "
              + String.join(", ", names())
              + ". Or write a template such as '{time} {level} {message}', or 'regex:(?P<time>\\S+)"
              + " (?P<message>.*)'");
    }
    return found;
  }
}
