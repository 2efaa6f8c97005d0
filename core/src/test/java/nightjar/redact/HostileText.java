package nightjar.redact;

import java.util.Random;

/** Texts made of pieces of values, of what nearly is one, and of what stands around them. */
final class HostileText {
  /** Divided by bars. */
  private static final String PIECES =
      "jane.doe+x@mail.example.com|a@b.co|192.168.7.12|10.0.0.1|127.0.0.1|0.0.0.0|"
          + "4111 1111 1111 1111|5500005555555559|3782-822463-10005|6011000990139424|123-45-6789|"
          + "000-12-3456|DE89 3704 0044 0532 0130 00|GB29NWBK60161331926819|NO9386011117947|"
          + "00:1b:44:11:3a:b7|aA-bB-cC-dD-eE-fF|password=hunter2xyz|"
          + "Authorization: Bearer abc.def-123|postgresql://app:s3cr3t@db:5432/x|"
          + "JG 10 37 59 A|AB123456C|12345678Z|X1234567L|S1234567D|RSSMRA85T10A562S|ABCPE1234F|"
          + "943 476 5919|51 824 753 556|2341 2341 2346|MH 12 DE 1433|131052-308T|800717-2364162|"
          + "1-9418-29112-46-5|529.982.247-25|5642 2920 6263|NL91 INGB 9444 8446 35|es2328543871912235362227|"
          + "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa|bc1qhwcylwruqvzfseyg69jurps967vjsmg9q5vv4s|"
          + "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed|2a00:1450:4001:82b::200e|fe80::1c2b:3aff:fe4d:5e6f|"
          + "::ffff:172.16.4.9|::1|2001:db8::7|fd12:3456:789a::1|::|%eth0|2001|1450:|ff:|/64|"
          + "ip-10-0-0-1|10-1-2-3|.example.net|a483.e7b1.0c2d|3c-22-fb-11-90-0a|MAC=|order_id=|id=|NHS |"
          + "version |v|version=|.jar|in-addr.arpa|JG|MH |IT|KA|NWBK|"
          + "AKIAIOSFODNN7EXAMPLE|ASIA0123456789ABCDEF|ghp_0123456789abcdefghij|xoxb-1234567890-abc|"
          + "sk-abcdefghij_klmnop-0123|eyJhbGciOiJI.eyJzdWIiOiIx.c2ln-_|"
          + "-----BEGIN RSA PRIVATE KEY-----|-----BEGIN PRIVATE KEY-----MIIE|[EMAIL]|[SECRET]|[IP]|"
          + "-----BEGIN |-----|PRIVATE KEY|BEGIN|A Z|eyJ|eyJabcdefgh|.abcdefgh|AKIA|ASIA|"
          + "0123456789ABCDEF|gh|ghp_|gho_|ghx_|xox|xoxa-|xoxq-|sk-|0123456789abcdefghij|://|http://|"
          + "u:p@|a+b.c-9://|1x://|user:|pass@|mail|example|.com|.c|.co1|.co_|.co-|DE89|GB29|AB12|"
          + "3704|WXYZ|4111|1111|11111111|1|12|123|1234|999|256|255|0|000|666|45|6789|1.2.3|1.1.1.1.|"
          + "127.|00|1b|fF|0g|zz|Ab:|9e-|"
          + "client_secret=q8Zr-41kkPpx|DB_PASSWORD: hunter2x|Cookie: JSESSIONID=A1B2C3D4E5F6; a=b|"
          + "redis://:p4ss@h|curl -u amy:hunter2|mysql -phunter2|--password hunter2|"
          + "IDENTIFIED BY 'hunter2'|PASSWORD 'x9!k'|=crypt('abc', |Bearer abc.def-123|"
          + "Basic dXNlcjpwYXNz|password is Xy7kk2|code is 482913|$6$salt$abcdefghijklmnopqrstuvwx|"
          + "{SSHA}DkMTwBl+a/3DQTxCYEApdUtNXGgdUac3|\"name\":\"|\",\"value\":\"|<name>|</name>|<value>|"
          + "<password>|</password>|secret_key|client-secret|2|db1_|x9|COMMAND=/usr/bin/mysql |"
          + "cookie|Set-Cookie: |; |--token |-p |-u |identified with x9 by |password for |is |"
          + "password|PassWd|pwd|SECRET|secret|token|api_key|API-key|apikey|access-key|ACCESS_KEY|"
          + "accesskey|access__key|authorization|bearer|basic|Basic|\u017Fecret|pa\u017F\u017Fword|"
          + "to\u212Aen|ba\u017Fic|api_\u212Aey|passwor|tokens|_token|xpwd|"
          + " | | |  |\t|\n|\r|\f|\u000B|\u00A0|\u2028|.|..|-|--|_|:|:|=|=|: | = |/|//|@|@|\"|'|,|;|"
          + "&|%|+|?|(|[|]|a|b|e|p|x|A|Z|abc|abcd|ab1|x=1|"
          + "\u00E9|\u017F|\u212A|\u0660\u0661|\uFF11|\u4E2D\u6587|\uD83D\uDE00|"
          + "\uD83D\uDE00\uD83D\uDE01\uD83D\uDE02|\uD83D|\uDE00|\u0000|\u0130|\u0131|\u0141|\u0161|"
          + "\uD835\uDFD8|";

  private final String[] pieces;
  private final Random random;

  HostileText(long seed) {
    this(seed, "");
  }

  /**
   * @param more pieces, each with a bar behind it
   */
  HostileText(long seed, String more) {
    this.pieces = (more + PIECES).split("\\|");
    this.random = new Random(seed);
  }

  /** Some pieces; about one text in four is of few kinds of them, so that they meet more often. */
  String next() {
    int kinds = random.nextInt(4) == 0 ? 1 + random.nextInt(6) : pieces.length;
    int first = random.nextInt(pieces.length);
    int count = 1 + random.nextInt(9);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String piece = pieces[(first + random.nextInt(kinds)) % pieces.length];
      int cut = random.nextInt(12);
      int from = cut == 0 ? random.nextInt(piece.length()) : 0;
      int to = cut == 1 ? random.nextInt(piece.length()) : piece.length();
      text.append(piece, from, to);
    }
    if (random.nextInt(8) == 0 && !text.isEmpty()) {
      text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
    }
    return text.toString();
  }
}
