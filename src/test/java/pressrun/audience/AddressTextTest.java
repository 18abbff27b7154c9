package pressrun.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as they come out of spreadsheets, mails and web pages. */
final class AddressTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mina@readers.test ",
        "\u00A0mina@readers.test\u00A0",
        "\uFEFFmina@readers.test",
        "mina\u200B@readers.test",
        "mina@\u00ADreaders.test",
        "\u200Emina@readers.test\u202C",
        "mina@readers.test\u2060",
        "mina@readers.test,",
        "mina@readers.test;",
        "mina@readers.test.",
        "mina@readers.test,;. ",
        "\"mina@readers.test\"",
        "'mina@readers.test'",
        "\u201Cmina@readers.test\u201D",
        "<mina@readers.test>",
        "Mina Müller <mina@readers.test>",
        "\"Müller, Mina\" <mina@readers.test>,",
        "mina@readers.test <mina@readers.test>",
        "\uFEFF\"mina@readers.test\u200B\" ;",
        "mailto:mina@readers.test",
        "MAILTO:mina@readers.test?subject=hello",
        "\u3000mina@readers.test\u3000",
        "ｍｉｎａ＠ｒｅａｄｅｒｓ．ｔｅｓｔ",
        "mina@readers\u3002test",
        "mina@readers.test\r\n",
        "mina@READERS.test"
      })
  void whatPeoplePasteIsOneAddress(String text) {
    assertThat(Addresses.judge(text))
        .isInstanceOfSatisfying(
            AddressVerdict.Valid.class,
            valid -> assertThat(valid.address()).isEqualTo("mina@readers.test"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "mina",
        "mina readers.test",
        "mina@readers.test, bela@readers.test",
        "mina@readers.test\nbela@readers.test",
        "mina@readers.test\r\nBcc: bela@readers.test",
        "mi na@readers.test",
        "mina@@readers.test",
        "mina@readers.test;bela@readers.test",
        "Mina mina@readers.test",
        "mina\u00A0m@readers.test",
        "mina@readers.test\u0007",
        "@readers.test",
        "mina@",
        "<mina@readers.test> <bela@readers.test>",
        "bela@readers.test <mina@readers.test>",
        "mina@readers.test (Mina)",
        "mina@readers.test>",
        "mina@readers.test|bela@readers.test",
        "\u0007mina@readers.test",
        "mina\u00A0@readers.test",
        "mailto:mina@readers.test,bela@readers.test",
        "mina@readers..test",
        "mina@readers\u0000.test"
      })
  void whatIsNoSingleAddressIsRefused(String text) {
    assertThat(Addresses.judge(text)).isInstanceOf(AddressVerdict.Invalid.class);
  }
}
