package pressrun.dkim;

/**
 * What became of one signature, in the words of RFC 8601, 2.7.1.
 *
 * @param why empty when it passes
 */
public record Verdict(String domain, String selector, String algorithm, Result result, String why) {

  /** Pass: by this domain and unchanged; permerror: it can never be judged; temperror: not now. */
  public enum Result {
    PASS,
    FAIL,
    PERMERROR,
    TEMPERROR
  }

  public boolean passes() {
    return result == Result.PASS;
  }
}
