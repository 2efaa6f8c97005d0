package nightjar.server.http;

import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.server.ServerBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import nightjar.server.config.ConfigException;
import nightjar.server.config.HttpConfig;

/**
 * Certificate and key of the server, looked at before it listens: what the library takes and every
 * caller would then refuse stops the start, naming its setting.
 */
record TlsFiles(Path certificate, Path key) {
  private static final String CERTIFICATE = HttpConfig.TLS_CERTIFICATE.key();
  private static final String KEY = HttpConfig.TLS_KEY.key();

  static TlsFiles of(HttpConfig config) throws ConfigException {
    return new TlsFiles(
        readable(config.tlsCertificate(), CERTIFICATE), readable(config.tlsKey(), KEY));
  }

  /**
   * Makes a server speak TLS.
   *
   * @throws ConfigException if one of the files is not what it should be, they do not belong
   *     together, or the certificate is not good at this moment
   */
  void use(ServerBuilder builder, Instant now) throws ConfigException {
    TlsKeyPair pair = read();
    X509Certificate own = pair.certificateChain().getFirst();
    Instant from = own.getNotBefore().toInstant();
    Instant until = own.getNotAfter().toInstant();
    if (now.isBefore(from) || now.isAfter(until)) {
      throw new ConfigException(
          "%s %s is good from %s until %s only: renew it, or set the clock right"
              .formatted(CERTIFICATE, certificate, from, until));
    }
    if (!belongs(pair.privateKey(), own)) {
      throw new ConfigException(
          "%s %s is not the key of the certificate %s %s: name the one it was made with"
              .formatted(KEY, key, CERTIFICATE, certificate));
    }
    builder.tls(pair);
  }

  private TlsKeyPair read() throws ConfigException {
    try {
      return TlsKeyPair.of(key.toFile(), certificate.toFile());
    } catch (RuntimeException e) {
      throw new ConfigException(
          CERTIFICATE
              + " "
              + certificate
              + " and "
              + KEY
              + " "
              + key
              + " cannot be used: "
              + e.getMessage());
    }
  }

  /** Does the certificate confirm what the key signs? Unknown kinds of keys are believed. */
  private static boolean belongs(PrivateKey key, X509Certificate certificate) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          case "Ed25519", "Ed448", "EdDSA" -> "EdDSA";
          default -> "";
        };
    if (algorithm.isEmpty()) {
      return true;
    }
    byte[] text = {1, 2, 3};
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static Path readable(Optional<Path> file, String key) throws ConfigException {
    if (file.isEmpty()) {
      throw new ConfigException(key + " is not set: TLS needs certificate and key");
    }
    if (!Files.isReadable(file.get())) {
      throw new ConfigException(key + " " + file.get() + " cannot be read");
    }
    return file.get();
  }
}
