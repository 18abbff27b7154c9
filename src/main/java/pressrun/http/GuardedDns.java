package pressrun.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import pressrun.text.Printable;

/** Looks names up and judges the result: what it returns is what gets connected to. */
final class GuardedDns implements Dns, AutoCloseable {
  private final Dns names;
  private final HttpSettings settings;

  /** Java cannot interrupt a look-up; one that hangs is left to end by itself. */
  private final ExecutorService lookups =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "lookup");
            thread.setDaemon(true);
            return thread;
          });

  GuardedDns(Dns names, HttpSettings settings) {
    this.names = names;
    this.settings = settings;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> found = inTime(host);
    for (InetAddress address : found) {
      if (!NetworkTable.open(address, settings.loopback())) {
        throw new ClosedNetwork(host, address);
      }
    }
    return found;
  }

  private List<InetAddress> inTime(String host) throws UnknownHostException {
    Future<List<InetAddress>> found = lookups.submit(() -> names.lookup(host));
    try {
      return found.get(settings.connect().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      found.cancel(true);
      throw new UnknownHostException(host + ": no answer in time");
    } catch (InterruptedException stopped) {
      found.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host + ": the look-up was stopped");
    } catch (ExecutionException failure) {
      UnknownHostException unknown = new UnknownHostException(host);
      unknown.initCause(failure.getCause());
      throw unknown;
    }
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }

  /** What is said of an address that must not be asked, and how a trial may ask it all the same. */
  static String closed(String host, InetAddress address) {
    String remedy =
        NetworkTable.isLoopback(address)
            ? "; for trials \"allow_loopback: true\" under http: in pressrun.yml lets this machine in"
            : "";
    return Printable.shortened(host, 100)
        + " leads into a private or reserved network; sources must be public"
        + remedy;
  }

  /** The name leads into a network that must not be asked. */
  static final class ClosedNetwork extends UnknownHostException {
    private static final long serialVersionUID = 1;

    ClosedNetwork(String host, InetAddress address) {
      super(closed(host, address));
    }
  }
}
