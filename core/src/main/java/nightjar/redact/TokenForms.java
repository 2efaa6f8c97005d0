package nightjar.redact;

import static nightjar.redact.Alphabet.ALNUM;
import static nightjar.redact.Alphabet.ANY_HEX;
import static nightjar.redact.Alphabet.BASE58;
import static nightjar.redact.Alphabet.BASE64;
import static nightjar.redact.Alphabet.CAPITALS;
import static nightjar.redact.Alphabet.DOTTED;
import static nightjar.redact.Alphabet.GROUPED;
import static nightjar.redact.Alphabet.HEX;
import static nightjar.redact.Alphabet.PADDED;
import static nightjar.redact.Alphabet.URL;
import static nightjar.redact.Mixture.ALL;
import static nightjar.redact.Mixture.CAPITAL;
import static nightjar.redact.Mixture.DIGIT;
import static nightjar.redact.Mixture.LETTER_AND_CASE;
import static nightjar.redact.Mixture.SMALL;
import static nightjar.redact.TokenForm.open;
import static nightjar.redact.TokenForm.strict;

import java.util.List;

/**
 * Forms of the tokens of well-known services, from their documentation. The least length is about
 * six tenths of the usual one where the mark is like no other word, as a token that a line cut
 * short is one all the same; where the mark is short, it is the whole length.
 */
final class TokenForms {
  private static final List<TokenForm> CLOUDS =
      List.of(
          strict("AKIA", CAPITALS, 16, 16, 0), // AWS: ids of keys
          strict("ASIA", CAPITALS, 16, 16, 0),
          strict("ABIA", CAPITALS, 16, 16, 0),
          strict("ACCA", CAPITALS, 16, 16, 0),
          strict("A3T", CAPITALS, 17, 17, 0),
          open("IQoJb3JpZ2lu", BASE64, 60), // AWS: sessions
          open("FwoGZXIvYXdz", BASE64, 60),
          open("ABSK", BASE64, 65, ALL),
          open("AIza", URL, 30), // Google
          open("ya29.", DOTTED, 20),
          open("GOCSPX-", URL, 17),
          open("1//0", URL, 40, ALL),
          open("dop_v1_", HEX, 38), // DigitalOcean
          open("doo_v1_", HEX, 38),
          open("dor_v1_", HEX, 38),
          open("HRKU-", URL, 24, DIGIT), // Heroku
          strict("LTAI", ALNUM, 12, 24, ALL), // Alibaba
          strict("AKID", ALNUM, 32, 32, ALL), // Tencent
          strict("AQVN", URL, 35, 38, ALL), // Yandex
          strict("YC", URL, 38, 38, ALL),
          open("t1.", DOTTED, 100, ALL),
          open("cfut_", ALNUM, 30), // Cloudflare
          open("cfat_", ALNUM, 30),
          open("cfk_", ALNUM, 30),
          strict("v1.0-", URL, 171, 171, DIGIT | SMALL),
          open("sbp_", HEX, 24), // Supabase
          open("tskey-", URL, 16, DIGIT), // Tailscale
          open("fo1_", URL, 26), // Fly
          open("fm2_", BASE64, 60),
          open("pscale_tkn_", DOTTED, 20), // PlanetScale
          open("pscale_pw_", DOTTED, 20),
          open("pscale_oauth_", DOTTED, 20),
          open("nfp_", ALNUM, 22, DIGIT), // Netlify
          open("dt0c01.", DOTTED, 50)); // Dynatrace

  private static final List<TokenForm> CODE =
      List.of(
          open("ghp_", ALNUM, 20), // GitHub
          open("gho_", ALNUM, 20),
          open("ghu_", ALNUM, 20),
          open("ghs_", DOTTED, 20),
          open("ghr_", ALNUM, 20),
          open("github_pat_", URL, 40),
          open("glpat-", DOTTED, 12), // GitLab
          open("gldt-", DOTTED, 12),
          open("glft-", DOTTED, 12),
          open("glrt-", DOTTED, 12),
          open("glsoat-", DOTTED, 12),
          open("glffct-", DOTTED, 12),
          open("glptt-", DOTTED, 24),
          open("glcbt-", DOTTED, 15),
          open("glimt-", DOTTED, 15),
          open("glagent-", DOTTED, 30),
          open("gloas-", DOTTED, 38),
          open("GR1348941", URL, 12),
          open("ATBB", ALNUM, 24, ALL), // Atlassian
          open("BBDC-", BASE64, 25),
          open("ATATT3", PADDED, 110),
          open("ATCTT3xFfG", PADDED, 40),
          open("npm_", ALNUM, 22, DIGIT),
          open("pypi-AgE", URL, 30),
          open("rubygems_", HEX, 29),
          strict("cio", ALNUM, 32, 32, ALL), // crates.io
          strict("oy2", ALNUM, 43, 43, DIGIT | SMALL), // NuGet
          open("dckr_pat_", URL, 16), // Docker
          open("dckr_oat_", URL, 19),
          open("CLOJARS_", ALNUM, 36),
          open("AKCp", ALNUM, 41, ALL), // JFrog
          open("cmVmd", ALNUM, 59, ALL),
          strict("API-", CAPITALS, 25, 32, DIGIT | CAPITAL), // Octopus
          open("CCIPAT_", URL, 24), // CircleCI
          open("bkua_", HEX, 24), // Buildkite
          open("sgp_", URL, 24, DIGIT), // Sourcegraph
          open("sqp_", HEX, 24), // Sonar
          open("squ_", HEX, 24),
          open("sqa_", HEX, 24),
          open("PMAK-", URL, 35), // Postman
          open("lin_api_", ALNUM, 24), // Linear
          open("ntn_", ALNUM, 28, DIGIT), // Notion
          strict("secret_", ALNUM, 43, 43, ALL),
          strict("pat", DOTTED, 79, 79, DIGIT), // Airtable
          open("figd_", URL, 24), // Figma
          open("figp_", URL, 24),
          open("dp.pt.", DOTTED, 26, DIGIT), // Doppler
          open("dp.st.", DOTTED, 26, DIGIT),
          open("dp.ct.", DOTTED, 26, DIGIT),
          open("dp.sa.", DOTTED, 26, DIGIT),
          strict("pul-", HEX, 40, 40, DIGIT), // Pulumi
          open("pnu_", ALNUM, 22, DIGIT)); // Prefect

  private static final List<TokenForm> MODELS =
      List.of(
          open("sk-proj-", URL, 20, DIGIT), // OpenAI
          open("sk-svcacct-", URL, 20, DIGIT),
          open("sk-admin-", URL, 20, DIGIT),
          open("sk-None-", URL, 20, DIGIT),
          open("sk-ant-", URL, 30), // Anthropic
          open("sk-or-v1-", HEX, 38), // OpenRouter
          open("sk-", ALNUM, 20, DIGIT | SMALL),
          open("gsk_", ALNUM, 31, ALL), // Groq
          open("xai-", ALNUM, 48),
          strict("r8_", ALNUM, 37, 37, ALL), // Replicate
          open("pplx-", ALNUM, 29), // Perplexity
          strict("hf_", ALNUM, 30, 40, LETTER_AND_CASE), // Hugging Face
          open("api_org_", ALNUM, 21, LETTER_AND_CASE),
          open("nvapi-", URL, 38), // NVIDIA
          open("lsv2_pt_", URL, 26), // LangSmith
          open("lsv2_sk_", URL, 26),
          open("pcsk_", URL, 30), // Pinecone
          open("tgp_v1_", URL, 26)); // Together

  private static final List<TokenForm> MONEY =
      List.of(
          open("sk_live_", ALNUM, 14), // Stripe
          open("sk_test_", ALNUM, 14),
          open("sk_prod_", ALNUM, 14),
          open("rk_live_", ALNUM, 14),
          open("rk_test_", ALNUM, 14),
          open("rk_prod_", ALNUM, 14),
          open("whsec_", BASE64, 20),
          open("sq0atp-", URL, 14), // Square
          open("sq0csp-", URL, 26),
          strict("EAA", URL, 60, 400, ALL), // Square, Facebook
          open("shpat_", ANY_HEX, 20), // Shopify
          open("shpca_", ANY_HEX, 20),
          open("shppa_", ANY_HEX, 20),
          open("shpss_", ANY_HEX, 20),
          open("rzp_live_", ALNUM, 10), // Razorpay
          open("rzp_test_", ALNUM, 10),
          open("FLWSECK-", ALNUM, 12), // Flutterwave
          open("FLWSECK_TEST-", ALNUM, 12),
          strict("xprv", BASE58, 100, 112, ALL), // keys of wallets, BIP 32
          strict("yprv", BASE58, 100, 112, ALL),
          strict("zprv", BASE58, 100, 112, ALL),
          strict("tprv", BASE58, 100, 112, ALL));

  private static final List<TokenForm> TALK =
      List.of(
          open("xoxa-", DOTTED, 10), // Slack
          open("xoxb-", DOTTED, 10),
          open("xoxe-", DOTTED, 10),
          open("xoxe.xox", DOTTED, 10),
          open("xoxo-", DOTTED, 10),
          open("xoxp-", DOTTED, 10),
          open("xoxr-", DOTTED, 10),
          open("xoxs-", DOTTED, 10),
          open("xapp-", URL, 20, DIGIT),
          strict("SG.", DOTTED, 40, 100, ALL), // SendGrid
          strict("SK", HEX, 32, 32, DIGIT), // Twilio
          strict("key-", HEX, 32, 32, DIGIT), // Mailgun
          open("xkeysib-", URL, 48), // Brevo
          open("sl.", DOTTED, 80, ALL), // Dropbox
          open("tfp_", URL, 35)); // Typeform

  private static final List<TokenForm> WATCH =
      List.of(
          open("hvs.", URL, 20), // Vault
          open("hvb.", URL, 20),
          open("hvr.", URL, 20),
          open("glsa_", URL, 25), // Grafana
          open("glc_", BASE64, 32),
          open("eyJrIjoi", BASE64, 30),
          open("NRAK-", ALNUM, 16), // New Relic
          open("NRII-", URL, 16),
          open("NRJS-", HEX, 16),
          open("ddp_", ALNUM, 22, DIGIT), // Datadog
          open("ddw_", ALNUM, 22, DIGIT),
          open("sntrys_eyJ", PADDED, 30), // Sentry
          open("sntryu_", HEX, 38),
          strict("dapi", HEX, 32, 32, DIGIT), // Databricks
          strict("A3-", GROUPED, 31, 44, DIGIT | CAPITAL), // 1Password
          open("ops_eyJ", PADDED, 100),
          open("AGE-SECRET-KEY-1", CAPITALS, 35),
          strict("md5", HEX, 32, 32, 0)); // PostgreSQL's hash of a password

  static final List<TokenForm> ALL_FORMS =
      List.of(CLOUDS, CODE, MODELS, MONEY, TALK, WATCH).stream().flatMap(List::stream).toList();

  private TokenForms() {}
}
