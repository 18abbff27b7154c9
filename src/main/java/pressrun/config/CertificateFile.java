package pressrun.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** {@code ca_file}: certificates in PEM (RFC 7468) that a relay may be known by. */
final class CertificateFile {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

  private CertificateFile() {}

  /** Returns the certificates; empty when the key is left out, or after a problem. */
  static List<X509Certificate> read(Section section, String key, Values values) {
    Optional<Path> file = values.file(section, key);
    if (file.isEmpty() || !Files.exists(file.get())) {
      return List.of();
    }
    try {
      String text = new String(Files.readAllBytes(file.get()), StandardCharsets.ISO_8859_1);
      if (!text.contains(BEGIN)) {
        section.problem(
            key,
            "expected a PEM file with lines " + BEGIN + ", " + found(text) + " in " + file.get());
        return List.of();
      }
      List<X509Certificate> all = certificates(text.substring(text.indexOf(BEGIN)));
      outOfForce(all).ifPresent(why -> section.problem(key, why));
      return all;
    } catch (IOException unreadable) {
      section.problem(key, "the file " + file.get() + " cannot be read");
    } catch (CertificateException broken) {
      section.problem(
          key, "a certificate in " + file.get() + " is damaged or cut short; fetch it again");
    }
    return List.of();
  }

  private static String found(String text) {
    if (text.contains("PRIVATE KEY-----")) {
      return "found a private key, which belongs to the server alone,";
    }
    return text.startsWith("0") ? "found one in DER" : "found something else";
  }

  private static List<X509Certificate> certificates(String pem) throws CertificateException {
    byte[] bytes = pem.getBytes(StandardCharsets.ISO_8859_1);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    return factory.generateCertificates(new ByteArrayInputStream(bytes)).stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** A bundle may hold old ones beside the one that is needed, but not only such. */
  private static Optional<String> outOfForce(List<X509Certificate> all) {
    Optional<String> why = Optional.empty();
    for (X509Certificate one : all) {
      try {
        one.checkValidity();
        return Optional.empty();
      } catch (CertificateExpiredException expired) {
        why =
            Optional.of(
                named(one)
                    + " ended on "
                    + one.getNotAfter().toInstant()
                    + "; ask the relay's operator for the one in use");
      } catch (CertificateNotYetValidException early) {
        why =
            Optional.of(
                named(one)
                    + " is good only from "
                    + one.getNotBefore().toInstant()
                    + " on; is this machine's clock right?");
      }
    }
    return why;
  }

  private static String named(X509Certificate certificate) {
    return "the certificate of " + certificate.getSubjectX500Principal();
  }
}
