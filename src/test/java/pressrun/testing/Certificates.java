package pressrun.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate made by the JDK's keytool, and those who trust it. */
public final class Certificates {
  private static final String PASSWORD = "changeit";
  private static final String SAN = "san=dns:";

  private final KeyStore store;

  private Certificates(KeyStore store) {
    this.store = store;
  }

  /** Self-signed. */
  public static Certificates of(Path folder, String host) {
    Path file = folder.resolve(host + ".p12");
    keytool(
        file, "-genkeypair", "relay", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", SAN + host);
    return read(file);
  }

  /** Signed by an authority, and good until ten days ago; an authority's own has no such end. */
  public static Certificates expired(Path folder, String host) {
    return signed(folder, host, "-20d", "10");
  }

  private static Certificates signed(Path folder, String host, String start, String days) {
    Path file = folder.resolve(host + start + ".p12");
    String request = folder.resolve("request").toString();
    String signed = folder.resolve("signed").toString();
    keytool(file, "-genkeypair", "authority", "-keyalg", "EC", "-dname", "CN=Test", "-ext", "bc:c");
    keytool(file, "-genkeypair", "relay", "-keyalg", "EC", "-dname", "CN=" + host);
    keytool(file, "-certreq", "relay", "-file", request);
    keytool(
        file,
        "-gencert",
        "authority",
        "-infile",
        request,
        "-outfile",
        signed,
        "-startdate",
        start,
        "-validity",
        days,
        "-ext",
        SAN + host);
    keytool(file, "-importcert", "relay", "-noprompt", "-file", signed);
    return read(file);
  }

  /** Signed by an authority of its own. */
  public static Certificates signed(Path folder, String host) {
    return signed(folder, host, "-1d", "30");
  }

  private static void keytool(Path file, String verb, String alias, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(verb, "-alias", alias, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(more));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException("cannot make a certificate", failure);
    }
  }

  private static Certificates read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      if (store.containsAlias("authority")) {
        Certificate authority = store.getCertificate("authority");
        store.deleteEntry("authority"); // Its key is no server's.
        store.setCertificateEntry("authority", authority);
      }
      return new Certificates(store);
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException("cannot read a certificate", failure);
    }
  }

  /** For the server that shows it. */
  public SSLContext server() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** What a client trusts that trusts it: the authority where there is one. */
  public X509Certificate trusted() {
    try {
      String alias = store.containsAlias("authority") ? "authority" : "relay";
      return (X509Certificate) store.getCertificate(alias);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** What a client trusts, as it stands in a file. */
  public String pem() {
    return pem(trusted());
  }

  /** The server's own certificate, as it stands in a file. */
  public String ownPem() {
    try {
      return pem(store.getCertificate("relay"));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String pem(Certificate certificate) {
    try {
      String lines = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
