package pressrun.audience;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import pressrun.database.Transaction;
import pressrun.secret.Purpose;
import pressrun.secret.Tokens;

/** Judges the addresses of many people, so that the database is asked about all of them at once. */
final class Candidates {
  private final Tokens tokens;

  Candidates(Tokens tokens) {
    this.tokens = tokens;
  }

  /** People with different addresses, and their places in the list that was given. */
  private record Round<T>(List<Integer> places, List<Candidate<T>> people) {
    Round() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * Returns what came of each person, in their order; whoever has no valid address is refused.
   *
   * @param act is given people of whom no two have one address: whoever stands there twice comes in
   *     a later call
   */
  <T> List<AddOutcome> outcomes(
      List<T> people,
      Function<T, String> address,
      Function<List<Candidate<T>>, List<AddOutcome>> act) {
    Map<Integer, AddOutcome> outcomes = new TreeMap<>();
    List<Round<T>> rounds = new ArrayList<>();
    Map<String, Integer> times = new HashMap<>();
    for (int place = 0; place < people.size(); place++) {
      T person = people.get(place);
      AddressVerdict verdict = Addresses.judge(address.apply(person));
      if (verdict instanceof AddressVerdict.Valid valid) {
        String key = key(valid);
        Round<T> round = round(rounds, times.merge(key, 1, Integer::sum));
        round.places().add(place);
        round.people().add(new Candidate<>(person, valid, key));
      } else {
        outcomes.put(place, new AddOutcome.Refused(((AddressVerdict.Invalid) verdict).why()));
      }
    }
    for (Round<T> round : rounds) {
      List<AddOutcome> those = act.apply(round.people());
      for (int i = 0; i < those.size(); i++) {
        outcomes.put(round.places().get(i), those.get(i));
      }
    }
    return List.copyOf(outcomes.values());
  }

  private static <T> Round<T> round(List<Round<T>> rounds, int number) {
    if (rounds.size() < number) {
      rounds.add(new Round<>());
    }
    return rounds.get(number - 1);
  }

  /** Returns the key of an address; a text that is none gets one that no subscriber has. */
  String key(String address) {
    return Addresses.judge(address) instanceof AddressVerdict.Valid valid
        ? key(valid)
        : hash(address);
  }

  private String key(AddressVerdict.Valid address) {
    return hash(address.canonical());
  }

  /**
   * Returns why people must not be written to, by their keys; also those who were removed under the
   * domain that their address had by the rules of 2003.
   */
  <T> Map<String, String> suppressed(Transaction transaction, List<Candidate<T>> people) {
    Map<String, String> former = new HashMap<>();
    for (Candidate<T> one : people) {
      FormerDomains.canonical(one.address().address())
          .filter(canonical -> !canonical.equals(one.address().canonical()))
          .ifPresent(canonical -> former.put(one.key(), hash(canonical)));
    }
    Map<String, String> byFormer = SuppressionStore.formerReasons(transaction, former.values());
    Map<String, String> reasons = new HashMap<>();
    former.forEach(
        (key, earlier) ->
            Optional.ofNullable(byFormer.get(earlier)).ifPresent(why -> reasons.put(key, why)));
    reasons.putAll(
        SuppressionStore.reasons(transaction, people.stream().map(Candidate::key).toList()));
    return reasons;
  }

  private String hash(String canonical) {
    return tokens.hash(Purpose.ADDRESS, canonical);
  }
}
