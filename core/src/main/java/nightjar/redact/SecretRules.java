package nightjar.redact;

import java.util.List;

/**
 * The rules for secrets, in their order: what is told by its own form comes first, what only a name
 * or a sentence tells comes last.
 */
final class SecretRules {
  private SecretRules() {}

  static List<Rule> all() {
    return List.of(
        new PrivateKeys(),
        new WebTokens(),
        new ServiceTokens(),
        new SplitTokens(),
        new Webhooks(),
        new WalletKeys(),
        new PasswordHashes(),
        new UrlPasswords(),
        new Cookies(),
        new NamedSecrets(),
        new SqlPasswords(),
        new OptionSecrets(),
        new CommandSecrets(),
        new SaidSecrets());
  }
}
