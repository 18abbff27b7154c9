package pressrun.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when a relay begins to rest, and when it works again. Called by one thread. */
final class RestWatch {
  private static final Logger log = LoggerFactory.getLogger(RestWatch.class);

  private final RestStore store;
  private final Map<String, Rest> known = new HashMap<>();

  RestWatch(RestStore store) {
    this.store = store;
  }

  void look(List<Lane> lanes) {
    for (Lane lane : lanes) {
      Optional<Rest> before = Optional.ofNullable(known.get(lane.relay().name()));
      Optional<Rest> now = lane.rest();
      if (!now.equals(before)) {
        now.ifPresentOrElse(rest -> rests(rest, before), () -> works(lane.relay().name()));
      }
    }
  }

  private void rests(Rest rest, Optional<Rest> before) {
    store.note(rest);
    known.put(rest.relay(), rest);
    if (before.isEmpty()) {
      log.info("relay {} is spared, until {} at first: {}", rest.relay(), rest.until(), rest.why());
    }
  }

  private void works(String relay) {
    store.forget(relay);
    known.remove(relay);
    log.info("relay {} works again", relay);
  }
}
