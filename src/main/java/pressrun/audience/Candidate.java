package pressrun.audience;

/**
 * Somebody whose address was judged to be one.
 *
 * @param key the keyed hash by which the address is known
 */
record Candidate<T>(T person, AddressVerdict.Valid address, String key) {
  <S> Candidate<S> as(S other) {
    return new Candidate<>(other, address, key);
  }
}
