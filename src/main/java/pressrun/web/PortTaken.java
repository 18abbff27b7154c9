package pressrun.web;

/** Another program listens on the port already, or the address is not this machine's. */
public final class PortTaken extends RuntimeException {
  private final String bind;
  private final int port;

  PortTaken(String bind, int port, Throwable cause) {
    super(
        "cannot listen on "
            + bind
            + ":"
            + port
            + ": the port is taken, perhaps by another pressrun serve; \"web\" in pressrun.yml chooses others",
        cause);
    this.bind = bind;
    this.port = port;
  }

  public String bind() {
    return bind;
  }

  public int port() {
    return port;
  }
}
