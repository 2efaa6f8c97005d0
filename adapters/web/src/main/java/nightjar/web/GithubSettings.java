package nightjar.web;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where and how issues are kept.
 *
 * @param api {@code https://api.github.com}, or of an own GitHub, or a stand-in
 * @param repository {@code GITHUB_REPO}, {@code owner/repo}
 * @param token {@code GITHUB_TOKEN}, which may read and write issues
 * @param commentEvery least time between two comments on one issue
 * @param closesResolved is an issue closed when its incident is over?
 */
public record GithubSettings(
    Endpoint api, String repository, Secret token, Duration commentEvery, boolean closesResolved) {
  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}");

  /** GitHub's own address. */
  public static final String API = "https://api.github.com";

  public GithubSettings {
    Objects.requireNonNull(api);
    Objects.requireNonNull(token);
    if (!REPOSITORY.matcher(repository).matches()) {
      throw new IllegalArgumentException("GITHUB_REPO must be OWNER/REPOSITORY");
    }
    if (commentEvery.isNegative()) {
      throw new IllegalArgumentException("the time between comments must not be negative");
    }
  }

  /** A comment an hour at most; issues are closed by people. */
  public static GithubSettings of(String repository, Secret token) {
    return new GithubSettings(
        Endpoint.of("the address of GitHub", API), repository, token, Duration.ofHours(1), false);
  }
}
