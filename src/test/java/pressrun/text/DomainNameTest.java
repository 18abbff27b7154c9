package pressrun.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DomainNameTest {
  private static final String LABEL = "a".repeat(63);

  @ParameterizedTest
  @CsvSource({
    "example.org,                   example.org",
    "EXAMPLE.Org,                   example.org",
    "example.org.,                  example.org",
    "straße.example,                xn--strae-oqa.example",
    "STRAßE.example,                xn--strae-oqa.example",
    "STRAẞE.example,                xn--strae-oqa.example",
    "strasse.example,               strasse.example",
    "faß.example,                   xn--fa-hia.example",
    "fass.example,                  fass.example",
    "βόλος.example,                 xn--nxasmm1c.example",
    "ΒΌΛΟΣ.example,                 xn--nxasmq6b.example",
    "βόλοσ.example,                 xn--nxasmq6b.example",
    "نامه\u200Cای.example,           xn--mgba3gch31f060k.example",
    "نامهای.example,                xn--mgba3gch31f.example",
    "ශ්\u200Dරී.example,               xn--10cl1a0b660p.example",
    "ශ්රී.example,                    xn--10cl1a0b.example",
    "☕.example,                     xn--53h.example",
    "👍🏽.example,                     xn--on8h5e.example",
    "bücher.example,                xn--bcher-kva.example",
    "BÜCHER.example,                xn--bcher-kva.example",
    "bu\u0308cher.example,          xn--bcher-kva.example",
    "xn--bcher-kva.example,         xn--bcher-kva.example",
    "XN--BCHER-KVA.example,         xn--bcher-kva.example",
    "bücher。example,               xn--bcher-kva.example",
    "news．example,                 news.example",
    "ｎｅｗｓ｡example,               news.example",
    "ne\u00ADws.example,            news.example",
    "ne\u200Bws.example,            news.example",
    "häčkyčárky.example,            xn--hkyrky-rtav38ac.example",
    "例え.example,                   xn--r8jz45g.example",
    "r3---sn.example,               r3---sn.example",
    "אבג.example,                   xn--4dbcd.example",
    "İstanbul.example,              xn--istanbul-o0e.example",
    "ﬁsh.example,                   fish.example",
  })
  void aNameIsReadAsBrowsersReadIt(String written, String expected) {
    assertThat(DomainName.ofMail(written).asciiName()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a..example           | two dots in a row",
        ".example             | two dots in a row",
        "xn--ls8h=.example    | xn--",
        "xn--a.example        | xn--",
        "xn--zzzzzzzz9.example| xn--",
        "xn--strasse-.example | xn--",
        "אa.example           | from the right",
        "a\u200Cb.example     | joiner",
        "a\u200D.example      | joiner",
        "-a.example           | begins with a hyphen",
        "a-.example           | ends with a hyphen",
        "\u0301a.example      | accent",
        "a b.example          | U+0020",
        "a_b.example          | “_” (U+005F)",
        "a≠b/.example         | “/” (U+002F)",
        "a\u202Eb.example     | U+202E",
        "a\uD800b.example     | U+D800",
        "a\u2028b.example     | U+2028",
        "user@host.example    | “@” (U+0040)",
        "℀.example            | “℀” (U+2100)",
        "a\u0000b.example     | U+0000",
      })
  void whatIsNoNameIsToldInWords(String written, String words) {
    assertThat(DomainName.ofMail(written))
        .isInstanceOfSatisfying(
            DomainReading.Invalid.class, invalid -> assertThat(invalid.why()).contains(words));
  }

  @Test
  void lengthsAreThoseOfTheDns() {
    assertThat(DomainName.ofMail(LABEL + ".example").asciiName()).contains(LABEL + ".example");
    assertThat(DomainName.ofMail("a" + LABEL + ".example"))
        .isEqualTo(
            new DomainReading.Invalid(
                "has a part between dots that is longer than 63 characters as the DNS counts"
                    + " them"));
    assertThat(DomainName.ofMail("ü".repeat(60) + ".example").asciiName()).isEmpty();
    String longest = (LABEL + ".").repeat(3) + "a".repeat(61);
    assertThat(DomainName.ofMail(longest).asciiName()).contains(longest);
    assertThat(DomainName.ofMail(longest + "a").asciiName()).isEmpty();
    assertThat(DomainName.ofMail("").asciiName()).isEmpty();
    assertThat(DomainName.ofMail(".").asciiName()).isEmpty();
  }

  @Test
  void aHostMayHaveAnUnderscoreAndADomainOfMailMayNot() {
    assertThat(DomainName.ofHost("my_feed.Straße.example").asciiName())
        .contains("my_feed.xn--strae-oqa.example");
    assertThat(DomainName.ofMail("my_feed.example").asciiName()).isEmpty();
  }

  @Test
  void theShownNameHasTheSameAsciiForm() {
    for (String written : new String[] {"ΒΌΛΟΣ.example", "STRAẞE.example", "ne\u00ADws.ex"}) {
      DomainReading.Valid valid = (DomainReading.Valid) DomainName.ofMail(written);

      assertThat(DomainName.ofMail(valid.shown()).asciiName()).contains(valid.ascii());
    }
  }

  @Test
  void namesThatAreNoneAreStillComparedWithoutCase() {
    assertThat(DomainName.comparable("Straße.example")).isEqualTo("xn--strae-oqa.example");
    assertThat(DomainName.comparable("A..B")).isEqualTo("A..B".toLowerCase(Locale.ROOT));
  }
}
