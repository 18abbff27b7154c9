package pressrun.newsletter;

import java.util.List;
import java.util.Optional;

/** The newsletters that are declared now; swapped whole on reload, safe for all threads. */
public final class Catalogue {
  private volatile List<Newsletter> newsletters;

  public Catalogue(List<Newsletter> newsletters) {
    this.newsletters = List.copyOf(newsletters);
  }

  public List<Newsletter> all() {
    return newsletters;
  }

  public Optional<Newsletter> find(String name) {
    return newsletters.stream().filter(newsletter -> newsletter.name().equals(name)).findFirst();
  }

  public void replace(List<Newsletter> declared) {
    newsletters = List.copyOf(declared);
  }
}
