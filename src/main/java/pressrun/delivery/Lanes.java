package pressrun.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which relay is given the next messages: those with a weight share them, the others stand by in
 * their order. Of the one thread that claims.
 */
final class Lanes {
  private final List<Lane> all;

  Lanes(List<Lane> all) {
    this.all = all;
  }

  /** Perhaps one that has no room just now; none when no relay can be used. */
  Optional<Lane> next() {
    List<Lane> usable = all.stream().filter(Lane::isUsable).toList();
    List<Lane> sharing = usable.stream().filter(Lane::isWeighted).toList();
    if (sharing.isEmpty()) {
      return usable.stream().findFirst();
    }
    // The one that is furthest behind, room or not: a share is a promise to the other relays too.
    Optional<Lane> behind = sharing.stream().min(Comparator.comparingDouble(Lane::served));
    behind.ifPresent(
        lane ->
            all.stream()
                .filter(resting -> resting.isWeighted() && !usable.contains(resting))
                .forEach(resting -> resting.keepUp(lane.served())));
    return behind;
  }
}
