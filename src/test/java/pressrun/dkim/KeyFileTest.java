package pressrun.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class KeyFileTest {
  private static final String ED = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

  @TempDir Path folder;

  private Path written(String type, byte[] octets) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }

  private static String why(Path file) throws IOException {
    return ((KeyReading.Unusable) KeyFile.read(file)).why();
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void whatIsWrittenIsReadAndHasTheSamePublicHalf(Algorithm algorithm) throws IOException {
    Path file = folder.resolve("new.pem");
    KeyFile made = KeyFile.generate(algorithm);
    made.write(file);
    assertThat(KeyFile.read(file)).isEqualTo(new KeyReading.Usable(made));
    assertThat(KeyRecord.read(new KeyRecord(algorithm, made.publicKey()).text()))
        .contains(new KeyRecord(algorithm, made.publicKey()));
  }

  @Test
  void onlyItsOwnerReadsItAndNothingIsOverwritten() throws IOException {
    Path file = folder.resolve("new.pem");
    KeyFile.generate(Algorithm.ED25519).write(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String before = Files.readString(file);
    assertThatThrownBy(() -> KeyFile.generate(Algorithm.ED25519).write(file))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent(before);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA PRIVATE KEY, openssl pkcs8",
    "ENCRYPTED PRIVATE KEY, password",
    "PUBLIC KEY, found a PUBLIC KEY",
    "PRIVATE KEY, expected an RSA or Ed25519 key"
  })
  void whatCannotSignIsToldWithWhatItIs(String type, String words) throws IOException {
    assertThat(why(written(type, new byte[] {1, 2, 3, 4}))).contains(words);
  }

  @Test
  void whatIsNoPemIsTold() throws IOException {
    assertThat(why(Files.writeString(folder.resolve("key.pem"), "a diary"))).contains("in PEM");
  }

  @Test
  void anotherKindOfKeyAndAShortOneAreTold() throws IOException, GeneralSecurityException {
    byte[] curve = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded();
    assertThat(why(written("PRIVATE KEY", curve))).contains("expected an RSA or Ed25519 key");
    KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
    small.initialize(512);
    byte[] rsa = small.generateKeyPair().getPrivate().getEncoded();
    assertThat(why(written("PRIVATE KEY", rsa))).contains("512 bits");
  }

  @Test
  void aDamagedKeyIsTold() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    RSAPrivateCrtKey whole = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    PrivateKey bent =
        KeyFactory.getInstance("RSA")
            .generatePrivate(
                new RSAPrivateCrtKeySpec(
                    whole.getModulus(),
                    whole.getPublicExponent(),
                    whole.getPrivateExponent(),
                    whole.getPrimeP(),
                    whole.getPrimeQ(),
                    whole.getPrimeExponentP(),
                    whole.getPrimeExponentQ().add(BigInteger.TWO),
                    whole.getCrtCoefficient()));
    assertThat(why(written("PRIVATE KEY", bent.getEncoded()))).contains("damaged");
    PrivateKey bare =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new RSAPrivateKeySpec(whole.getModulus(), whole.getPrivateExponent()));
    assertThat(why(written("PRIVATE KEY", bare.getEncoded()))).contains("expected an RSA");
    String cut = Files.readString(written("PRIVATE KEY", whole.getEncoded())).replace("=", "");
    Files.writeString(folder.resolve("key.pem"), cut.replaceFirst("(?m)^.(?=.*\n-----END)", ""));
    assertThat(why(folder.resolve("key.pem"))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "v=DKIM1; p=",
    "v=DKIM2; p=" + ED,
    "v=DKIM1; k=rot13; p=" + ED,
    "k=ed25519; p=*",
    "k=ed25519; h=sha1; p=" + ED,
    "k=ed25519; s=other; p=" + ED,
    "k=ed25519; p=" + ED + "; p=" + ED
  })
  void aRecordWithoutAKeyThatCountsIsNone(String text) {
    assertThat(KeyRecord.read("k=ed25519; h=sha1:sha256; s=email; p=" + ED)).isPresent();
    assertThat(KeyRecord.read(text)).isEmpty();
  }

  @Test
  void inAZoneFileARecordStandsInStringsOfAtMost255Octets() {
    KeyRecord record = new KeyRecord(Algorithm.RSA, KeyFile.generate(Algorithm.RSA).publicKey());
    String zone = record.zoneText();
    assertThat(zone.replace("\" \"", "").replaceAll("[()\"]", "")).isEqualTo(record.text());
    assertThat(zone.replaceAll("[()]", "").split("\" \"")).allMatch(part -> part.length() <= 255);
  }
}
