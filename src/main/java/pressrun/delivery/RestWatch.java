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
  private final ClockWatch clocks;
  private final Map<String, Rest> known = new HashMap<>();

  RestWatch(RestStore store, ClockWatch clocks) {
    this.store = store;
    this.clocks = clocks;
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
    Rest shown = new Rest(rest.relay(), clocks.timeOfDay(rest.until()), rest.why());
    store.note(shown);
    known.put(rest.relay(), rest);
    if (before.isEmpty()) {
      log.info(
          "relay {} is spared, until {} at first: {}", rest.relay(), shown.until(), rest.why());
    }
  }

  private void works(String relay) {
    store.forget(relay);
    known.remove(relay);
    log.info("relay {} works again", relay);
  }
}
