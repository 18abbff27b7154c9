package pressrun.smtp;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts as Java does; of a certificate that is not good it says whose it is and until when. */
final class NamingTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager trust;

  private NamingTrust(X509ExtendedTrustManager trust) {
    this.trust = trust;
  }

  /** Returns a maker of sockets that trust these certificates beside those that Java trusts. */
  static SSLSocketFactory factory(List<X509Certificate> trusted) {
    try {
      X509ExtendedTrustManager trust = manager(null);
      if (!trusted.isEmpty()) {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        int number = 0;
        for (X509Certificate one : trust.getAcceptedIssuers()) {
          all.setCertificateEntry("java" + number++, one);
        }
        for (X509Certificate one : trusted) {
          all.setCertificateEntry("relay" + number++, one);
        }
        trust = manager(all);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new NamingTrust(trust)}, null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException("no TLS on this Java", failure);
    }
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return Stream.of(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** A check of Java's. */
  @FunctionalInterface
  private interface Check {
    void run() throws CertificateException;
  }

  private static void named(X509Certificate[] chain, Check check) throws CertificateException {
    try {
      chain[0].checkValidity(); // Java does not ask this of one that is trusted itself.
      check.run();
    } catch (CertificateException refusal) {
      throw new CertificateException(
          "the certificate of %s%s, good until %s, is refused: %s"
              .formatted(
                  chain[0].getSubjectX500Principal(),
                  names(chain[0]),
                  chain[0].getNotAfter().toInstant(),
                  root(refusal).getMessage()),
          refusal);
    }
  }

  /** The hosts that it is for, a few of many. */
  private static String names(X509Certificate certificate) throws CertificateException {
    Collection<List<?>> all =
        Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.of());
    String names =
        all.stream()
            .map(name -> name.get(1))
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .limit(5)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " for " + names;
  }

  private static Throwable root(Throwable failure) {
    return failure.getCause() == null ? failure : root(failure.getCause());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    named(chain, () -> trust.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    named(chain, () -> trust.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    named(chain, () -> trust.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    trust.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
