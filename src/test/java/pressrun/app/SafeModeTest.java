package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.config.ConfigOutcome;
import pressrun.inbox.Inbox;
import pressrun.testing.Sample;

/** A database that may be a copy: nothing is sent, nothing is left open, and health says so. */
final class SafeModeTest {
  @TempDir private Path home;

  @Test
  void nobodyDeliversAndNothingIsHeldOpenWhileAPersonIsWaitedFor() throws IOException {
    Sample sample = Sample.in(home);
    int port = freePort();
    sample.change(sample.file("pressrun.yml"), "base_url:", "inbox_port: " + port + "\nbase_url:");
    Home places = Home.of(Optional.of(sample.config()), Optional.of(sample.data()), Map.of());
    ConfigOutcome.Valid valid = (ConfigOutcome.Valid) places.readConfiguration();
    try (Pressrun pressrun = Pressrun.open(places, valid.settings())) {
      pressrun
          .database()
          .useTransaction(
              transaction ->
                  transaction.handle().execute("UPDATE install SET database_file = 'another'"));
      try (Standby sender = Standby.start(pressrun)) {
        assertThat(sender.delivers()).isFalse();
        assertThat(sender.trouble()).hasValueSatisfying(why -> assertThat(why).contains("a copy"));
      }
      Inbox.start(port, home.resolve("inbox"), pressrun.clock()).close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
