package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with a made-up newsletter that goes through a relay on loopback. */
public record Installation(Path folder, Path home) {

  /** They make a message of 46 KB; with a number of one digit they would count as one story. */
  private static final int FIRST = 10;

  private static final int LAST = 36;

  /** What differs between proofs. */
  public record Wishes(int recipients, int port, int connections, String relayMore, String mainMore) {
    static Wishes plain(int port, int connections) {
      return new Wishes(0, port, connections, "", "");
    }

    Wishes with(String more) {
      return new Wishes(recipients, port, connections, relayMore, mainMore + more);
    }

    Wishes of(int count) {
      return new Wishes(count, port, connections, relayMore, mainMore);
    }
  }

  public static Installation write(Path folder, Path home, Wishes wishes) throws IOException {
    Path newsletters = Files.createDirectories(folder.resolve("config/newsletters"));
    Path articles = Files.createDirectories(folder.resolve("config/articles"));
    Files.writeString(
        folder.resolve("config/pressrun.yml"),
        """
        base_url: https://letters.example.net/
        relays:
          - name: sink
            host: 127.0.0.1
            port: %d
            tls: none
            connections: %d
        %s
        %s
        """
            .formatted(
                wishes.port(), wishes.connections(), wishes.relayMore(), wishes.mainMore()));
    Files.writeString(
        newsletters.resolve("proof.yml"),
        """
        title: The Proof
        language: en
        zone: Etc/UTC
        sender:
          name: The Proof
          address: proof@letters.example.net
          postal_address: 1 Proof Street
        sources:
          - name: Desk
            folder: articles
        rules:
          max_age: 3650d
          max_articles: 60
        schedule:
          cron: 0/5 * * * * ?
        subscribers_file: subscribers.csv
        """);
    for (int i = FIRST; i <= LAST; i++) {
      Files.writeString(articles.resolve("story-" + i + ".txt"), story(i));
    }
    StringBuilder rows = new StringBuilder("address,name\n");
    for (int i = 1; i <= wishes.recipients(); i++) {
      rows.append("reader").append(i).append("@readers.pressrun.test,Reader ").append(i).append('\n');
    }
    Files.writeString(folder.resolve("config/subscribers.csv"), rows);
    return new Installation(folder, home);
  }

  private static String story(int number) {
    String sentence =
        "The harbour master counts boat number " + number + " and writes it down at Søren’s café. ";
    return "Story " + number + " from the quay – Übersicht\n\n" + sentence.repeat(12) + "\n";
  }

  public Path data() {
    return folder.resolve("data");
  }

  /** The same as a user would start it, its words thrown away. */
  public ProcessBuilder launch(String... words) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("pressrun").toString());
    command.addAll(List.of(words));
    command.addAll(
        List.of("--config", folder.resolve("config").toString(), "--data", data().toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  /** The same, its words going into a log; the launcher becomes Pressrun, so it can be killed. */
  public Process start(String... words) throws IOException {
    return launch(words)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }
}
