package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One of the senders that are measured side by side. */
record Contender(String name, int messages, Preparation preparation) {
  /** Makes everything ready for one run; what it answers is started and measured. */
  @FunctionalInterface
  interface Preparation {
    ProcessBuilder prepare(int messages) throws IOException, InterruptedException;
  }

  ProcessBuilder prepare() throws IOException, InterruptedException {
    return preparation.prepare(messages);
  }

  /** Pressrun as its user starts it, with a fresh ledger; its subscribers are known already. */
  static Contender pressrun(Path home, Path folder, int messages, Installation.Wishes wishes) {
    return new Contender(
        "Pressrun",
        messages,
        count -> {
          Folders.delete(folder);
          Installation installation = Installation.write(folder, home, wishes.of(count));
          if (installation.start("subscribers", "list").waitFor() != 0) {
            throw new IllegalStateException("see " + folder.resolve("log"));
          }
          return installation.launch("send", "--yes");
        });
  }

  /** Jakarta Mail as it is mostly used: template and message anew for each recipient. */
  static Contender angus(Path digest, int messages, int connections, int port) {
    return java("Angus, a message each", "bench.AngusPeer", digest, messages, connections, port);
  }

  /** Pressrun without its ledger. */
  static Contender session(Path digest, int messages, int connections, int port) {
    return java(
        "Pressrun's session alone", "bench.SessionPeer", digest, messages, connections, port);
  }

  private static Contender java(
      String name, String main, Path digest, int messages, int connections, int port) {
    return new Contender(
        name,
        messages,
        count ->
            new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main,
                digest.toString(),
                String.valueOf(connections),
                String.valueOf(count),
                String.valueOf(port)));
  }

  /** The usual mailer of the JavaScript world, pooled; wants a folder where it is installed. */
  static Contender nodemailer(
      Path home,
      Path installed,
      Path digest,
      int messages,
      int connections,
      int port,
      Optional<Path> key)
      throws IOException {
    Path peer = installed.resolve("pressrun-peer.js");
    Files.copy(
        home.resolve("bench/peers/nodemailer.js"),
        peer,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return new Contender(
        "nodemailer, pooled",
        messages,
        count ->
            new ProcessBuilder(
                    "node",
                    peer.toString(),
                    digest.toString(),
                    String.valueOf(connections),
                    String.valueOf(count),
                    String.valueOf(port),
                    key.map(Path::toString).orElse(""))
                .inheritIO());
  }

  /** Postfix's own load generator, in C: no message is made at all. */
  static Contender smtpSource(int bytes, int messages, int connections, int port) {
    return new Contender(
        "smtp-source, in C",
        messages,
        count ->
            new ProcessBuilder(
                "smtp-source",
                "-d",
                "-s",
                String.valueOf(connections),
                "-m",
                String.valueOf(count),
                "-l",
                String.valueOf(bytes),
                "127.0.0.1:" + port));
  }
}
