package pressrun.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** A network failure in the operator's words. */
final class Reason {
  private Reason() {}

  static String of(IOException failure) {
    String detail =
        Optional.ofNullable(failure.getMessage()).orElse("").replaceAll("\\p{Cntrl}", " ");
    if (failure instanceof GuardedDns.ClosedNetwork || failure instanceof BoundedBody.TooLarge) {
      return detail;
    }
    if (failure instanceof UnknownHostException) {
      return "the host's name is not known: " + detail;
    }
    if (failure instanceof InterruptedIOException) {
      return "no answer in time";
    }
    if (failure instanceof ConnectException) {
      return "no connection: " + detail;
    }
    return (failure instanceof SSLException ? "TLS failed: " : "the connection broke: ") + detail;
  }
}
