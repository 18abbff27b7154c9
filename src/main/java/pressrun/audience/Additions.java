package pressrun.audience;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import pressrun.audience.SubscriberStore.Known;
import pressrun.database.Transaction;

/** Subscribes people, many at a time; an opt-out stands whatever a file or a form says. */
final class Additions {
  private final Candidates candidates;
  private final SubscriberStore rows;

  Additions(Candidates candidates, SubscriberStore rows) {
    this.candidates = candidates;
    this.rows = rows;
  }

  /**
   * Subscribes each who may be, and tells what came of it, in the order of the people.
   *
   * @param people no two of whom have one address
   */
  List<AddOutcome> add(
      Transaction transaction, String newsletter, List<Candidate<NewSubscriber>> people) {
    Map<String, String> suppressed = candidates.suppressed(transaction, people);
    Map<String, AddOutcome> outcomes = new HashMap<>();
    people.forEach(
        one -> objection(one, suppressed).ifPresent(why -> outcomes.put(one.key(), why)));
    List<Candidate<NewSubscriber>> welcome =
        people.stream().filter(one -> !outcomes.containsKey(one.key())).toList();
    rows.keep(transaction, welcome);
    outcomes.putAll(subscribe(transaction, newsletter, welcome));
    return people.stream().map(one -> Objects.requireNonNull(outcomes.get(one.key()))).toList();
  }

  private static Optional<AddOutcome> objection(
      Candidate<NewSubscriber> one, Map<String, String> suppressed) {
    if (one.person().name().codePoints().anyMatch(Additions::breaksLines)) {
      return Optional.of(
          new AddOutcome.Refused("the name holds a line break or another control character"));
    }
    return Optional.ofNullable(suppressed.get(one.key())).map(AddOutcome.Suppressed::new);
  }

  private Map<String, AddOutcome> subscribe(
      Transaction transaction, String newsletter, List<Candidate<NewSubscriber>> people) {
    Map<String, Known> known = rows.known(transaction, newsletter, people);
    Map<String, AddOutcome> outcomes = new HashMap<>();
    List<Candidate<NewSubscriber>> strangers = new ArrayList<>();
    for (Candidate<NewSubscriber> one : people) {
      Known now = Objects.requireNonNull(known.get(one.key()));
      now.standing()
          .ifPresentOrElse(
              standing -> outcomes.put(one.key(), before(now.subscriber(), standing)),
              () -> strangers.add(one));
    }
    List<SubscriberStore.Choice> choices =
        strangers.stream()
            .map(one -> new SubscriberStore.Choice(number(known, one), one.person().preference()))
            .toList();
    List<Boolean> added = rows.subscribe(transaction, newsletter, choices);
    List<Candidate<NewSubscriber>> overtaken = new ArrayList<>();
    for (int i = 0; i < added.size(); i++) {
      Candidate<NewSubscriber> one = strangers.get(i);
      if (added.get(i)) {
        outcomes.put(one.key(), new AddOutcome.Added(number(known, one)));
      } else {
        overtaken.add(one); // By another program, a moment ago.
      }
    }
    if (!overtaken.isEmpty()) {
      outcomes.putAll(subscribe(transaction, newsletter, overtaken));
    }
    return outcomes;
  }

  private static long number(Map<String, Known> known, Candidate<?> one) {
    return Objects.requireNonNull(known.get(one.key())).subscriber();
  }

  private static AddOutcome before(long subscriber, Standing standing) {
    return standing.hasLeft()
        ? new AddOutcome.OptedOut(standing)
        : new AddOutcome.Known(subscriber);
  }

  /** True for line ends and control characters, which no header of a mail may hold. */
  private static boolean breaksLines(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.LINE_SEPARATOR
        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR
        || Character.getType(character) == Character.SURROGATE;
  }
}
