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
          + "AKIAIOSFODNN7EXAMPLE|ASIA0123456789ABCDEF|ghp_0123456789abcdefghij|xoxb-1234567890-abc|"
          + "sk-abcdefghij_klmnop-0123|eyJhbGciOiJI.eyJzdWIiOiIx.c2ln-_|"
          + "-----BEGIN RSA PRIVATE KEY-----|-----BEGIN PRIVATE KEY-----MIIE|[EMAIL]|[SECRET]|[IP]|"
          + "-----BEGIN |-----|PRIVATE KEY|BEGIN|A Z|eyJ|eyJabcdefgh|.abcdefgh|AKIA|ASIA|"
          + "0123456789ABCDEF|gh|ghp_|gho_|ghx_|xox|xoxa-|xoxq-|sk-|0123456789abcdefghij|://|http://|"
          + "u:p@|a+b.c-9://|1x://|user:|pass@|mail|example|.com|.c|.co1|.co_|.co-|DE89|GB29|AB12|"
          + "3704|WXYZ|4111|1111|11111111|1|12|123|1234|999|256|255|0|000|666|45|6789|1.2.3|1.1.1.1.|"
          + "127.|00|1b|fF|0g|zz|Ab:|9e-|"
          + "password|PassWd|pwd|SECRET|secret|token|api_key|API-key|apikey|access-key|ACCESS_KEY|"
          + "accesskey|access__key|authorization|bearer|basic|Basic|\u017Fecret|pa\u017F\u017Fword|"
          + "to\u212Aen|ba\u017Fic|api_\u212Aey|passwor|tokens|_token|xpwd|"
          + " | | |  |\t|\n|\r|\f|\u000B|\u00A0|\u2028|.|..|-|--|_|:|:|=|=|: | = |/|//|@|@|\"|'|,|;|"
          + "&|%|+|?|(|[|]|a|b|e|p|x|A|Z|abc|abcd|ab1|x=1|"
          + "\u00E9|\u017F|\u212A|\u0660\u0661|\uFF11|\u4E2D\u6587|\uD83D\uDE00|"
          + "\uD83D\uDE00\uD83D\uDE01\uD83D\uDE02|\uD83D|\uDE00|\u0000|\u0130|\u0131|\u0141|\u0161|"
          + "\uD835\uDFD8|";

  private final String[] pieces = PIECES.split("\\|");
  private final Random random;

  HostileText(long seed) {
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
