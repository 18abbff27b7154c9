package pressrun.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lets only so many connections of this node be busy with mail to one domain at a time. What it has
 * let in is let out when it is settled, whatever came of it. For all threads.
 */
final class DomainGate {
  private final Map<String, Integer> most = new HashMap<>();
  private final Map<String, Set<Claim>> handed = new HashMap<>();
  private final Map<String, Set<Claim>> busy = new HashMap<>();

  DomainGate(Collection<DomainLimit> limits) {
    for (DomainLimit limit : limits) {
      limit.connections().ifPresent(connections -> most.put(limit.domain(), connections));
    }
  }

  /** Whether nobody is ever held up. */
  boolean isOpen() {
    return most.isEmpty();
  }

  /** These wait for a connection. */
  synchronized void hand(Collection<Claim> claims) {
    if (isOpen()) {
      return;
    }
    for (Claim claim : claims) {
      if (most.containsKey(claim.domain())) {
        of(handed, claim.domain()).add(claim);
      }
    }
  }

  /** How many of a domain wait or are on their way. */
  synchronized int outstanding(String domain) {
    return of(handed, domain).size();
  }

  /** False when there are enough on their way, or this one was; asked again later. */
  synchronized boolean enter(Claim claim) {
    if (isOpen()) {
      return true;
    }
    Integer limit = most.get(claim.domain());
    if (limit == null) {
      return true;
    }
    Set<Claim> inside = of(busy, claim.domain());
    return of(handed, claim.domain()).contains(claim) && inside.size() < limit && inside.add(claim);
  }

  synchronized void leave(Claim claim) {
    if (!isOpen() && most.containsKey(claim.domain())) {
      of(handed, claim.domain()).remove(claim);
      of(busy, claim.domain()).remove(claim);
    }
  }

  private static Set<Claim> of(Map<String, Set<Claim>> sets, String domain) {
    return sets.computeIfAbsent(domain, name -> new HashSet<>());
  }
}
