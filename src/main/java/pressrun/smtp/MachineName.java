package pressrun.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * The full name of this machine, which it gives in EHLO (RFC 5321, 4.1.1.1). Only a name that can
 * stand in the public DNS counts, and a resolver that does not answer is not waited for.
 */
final class MachineName {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Pattern FULL =
      Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--.+)");

  /** Names for use at home (RFC 2606, RFC 6762, RFC 8375), and those of clouds and containers. */
  private static final List<String> PRIVATE =
      List.of(
          ".local",
          ".localdomain",
          ".localhost",
          ".internal",
          ".intranet",
          ".lan",
          ".home",
          ".corp",
          ".private",
          ".arpa",
          ".invalid",
          ".test",
          ".fritz.box");

  private MachineName() {}

  /** Returns the name; empty when there is none, or none is found within a second. */
  static Optional<String> find() {
    return find(MachineName::lookUp, PATIENCE);
  }

  static Optional<String> find(Callable<String> lookUp, Duration patience) {
    FutureTask<String> asked = new FutureTask<>(lookUp);
    Thread thread = new Thread(asked, "machine-name");
    thread.setDaemon(true);
    thread.start();
    try {
      return full(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException unknown) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String lookUp() throws UnknownHostException {
    InetAddress here = InetAddress.getLocalHost();
    return full(here.getHostName()).orElseGet(here::getCanonicalHostName);
  }

  private static Optional<String> full(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return FULL.matcher(lower).matches() && PRIVATE.stream().noneMatch(lower::endsWith)
        ? Optional.of(lower)
        : Optional.empty();
  }
}
