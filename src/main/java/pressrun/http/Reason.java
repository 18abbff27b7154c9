package pressrun.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import pressrun.text.Printable;

/** A network failure, or a refusal of the server, in the operator's words. */
final class Reason {
  private Reason() {}

  static String of(IOException failure) {
    String detail = Printable.line(failure.getMessage());
    if (failure instanceof GuardedDns.ClosedNetwork || failure instanceof BoundedBody.Refused) {
      return detail;
    }
    if (failure instanceof UnknownHostException) {
      return "the host's name is not known: " + detail;
    }
    if (failure instanceof InterruptedIOException) {
      return "no whole answer in time";
    }
    if (failure instanceof ConnectException) {
      return "no connection: " + detail;
    }
    if (failure instanceof ZipException || failure instanceof EOFException) {
      return "the answer is cut short or wrongly packed: " + detail;
    }
    if (failure instanceof ProtocolException) {
      return "the server's answer is no proper HTTP: " + detail;
    }
    return (failure instanceof SSLException ? "TLS failed: " : "the connection broke: ") + detail;
  }

  static String of(int status) {
    String meaning =
        switch (status) {
          case 401, 403, 407 -> "it wants a login or refuses Pressrun";
          case 404 -> "there is nothing at this address";
          case 410 -> "it is gone for good; take it out of the newsletter";
          case 429 -> "it was asked too often";
          case 503 -> "it is not available now";
          default -> status >= 500 ? "it has a fault of its own" : "that is no answer to a GET";
        };
    return "the server answered " + status + ": " + meaning;
  }
}
