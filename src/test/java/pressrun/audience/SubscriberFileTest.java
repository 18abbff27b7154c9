package pressrun.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of other programs say of people, in their headings and cells. */
final class SubscriberFileTest {
  @TempDir private Path folder;

  private record Export(String name, String expected, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Export> exports() throws IOException {
    List<Export> all = new ArrayList<>();
    for (String file :
        List.of("exports.txt", "further-exports.txt", "languages.txt", "innocents.txt")) {
      exports(file).forEach(all::add);
    }
    return all.stream();
  }

  private static Stream<Export> exports(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(SubscriberFileTest.class.getResourceAsStream(name))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^== "))
          .skip(1)
          .map(
              block -> {
                String[] parts = block.split("\n", 2);
                String[] head = parts[0].split(" [|] ", 2);
                return new Export(head[0], head[1], parts[1]);
              });
    }
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("people.csv"), bytes);
  }

  private Path file(String text) throws IOException {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String standings(List<SubscriberFile.Row> rows) {
    return rows.stream()
        .map(
            row -> {
              AddressVerdict.Valid valid =
                  (AddressVerdict.Valid) Addresses.judge(row.person().address());
              return valid.address().replaceAll("@.*", "") + " " + row.standing();
            })
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @MethodSource("exports")
  void whoLeftElsewhereIsNotReadAsASubscriber(Export export) throws IOException {
    Path file = file(export.text());
    if (export.expected().startsWith("? ")) {
      assertThatThrownBy(() -> SubscriberFile.read(file))
          .isInstanceOfAny(UnclearSubscriberFile.class, NoSubscriberFile.class)
          .message()
          .contains(words(export.expected().substring(2)));
    } else {
      assertThat(standings(SubscriberFile.read(file))).isEqualTo(export.expected());
    }
  }

  private static List<String> words(String expected) {
    List<String> words = new ArrayList<>();
    var found = java.util.regex.Pattern.compile("\"[^\"]+\"|\\S+").matcher(expected);
    while (found.find()) {
      words.add(found.group());
    }
    return words;
  }

  @Test
  void whatAPersonSaysOfTheColumnsCounts() throws IOException {
    Path file =
        file("work,home,rank\nada@work.test,ada@readers.test,gold\n,bela@readers.test,left\n");
    ColumnChoice choice =
        new ColumnChoice(
            Optional.of("home"), Set.of(), Map.of("rank", List.of("Left")), Map.of(), false);
    assertThat(standings(SubscriberFile.read(file, choice)))
        .isEqualTo("ada ACTIVE, bela UNSUBSCRIBED");
    ColumnChoice second =
        new ColumnChoice(Optional.of("2"), Set.of("rank"), Map.of(), Map.of(), false);
    assertThat(standings(SubscriberFile.read(file, second))).isEqualTo("ada ACTIVE, bela ACTIVE");
  }

  @Test
  void theWordsThatAreKnownKeepTheirMeaningWhenAPersonExplainsTheOthers() throws IOException {
    Path file =
        file(
            """
            email,status
            ada@readers.test,VIP
            bela@readers.test,unsubscribed
            cleo@readers.test,bounced
            dora@readers.test,resting
            """);
    ColumnChoice choice =
        new ColumnChoice(
            Optional.empty(), Set.of(), Map.of("status", List.of("resting")), Map.of(), false);
    assertThat(standings(SubscriberFile.read(file, choice)))
        .isEqualTo("ada ACTIVE, bela UNSUBSCRIBED, cleo BOUNCED, dora UNSUBSCRIBED");
  }

  @Test
  void aNoUnderAHeadingThatAsksForConsentStaysANoWhenAnotherWordIsExplained() throws IOException {
    Path file =
        file(
            """
            email,subscribed
            ada@readers.test,yes
            bela@readers.test,no
            cleo@readers.test,gone
            """);
    ColumnChoice choice =
        new ColumnChoice(
            Optional.empty(), Set.of(), Map.of("subscribed", List.of("gone")), Map.of(), false);
    assertThat(standings(SubscriberFile.read(file, choice)))
        .isEqualTo("ada ACTIVE, bela UNSUBSCRIBED, cleo UNSUBSCRIBED");
  }

  @Test
  void aColumnThatIsNotThereIsToldWithThoseThatAre() throws IOException {
    Path file = file("email,name\nada@readers.test,Ada\n");
    ColumnChoice choice =
        new ColumnChoice(Optional.of("mail"), Set.of("rank"), Map.of(), Map.of(), false);
    assertThatThrownBy(() -> SubscriberFile.read(file, choice))
        .hasMessageContaining("no column \"mail\"")
        .hasMessageContaining("no column \"rank\"")
        .hasMessageContaining("\"email\", \"name\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void aFileWithAByteOrderMarkIsReadWhateverItsCharset(String charset) throws IOException {
    Path file =
        file("\uFEFFemail,name\nada@readers.test,Béla\n".getBytes(Charset.forName(charset)));
    assertThat(SubscriberFile.read(file))
        .singleElement()
        .satisfies(row -> assertThat(row.person().name()).isEqualTo("Béla"));
  }

  @Test
  void aFileOfOldWindowsIsRead() throws IOException {
    Path file =
        file("E-Mail;Name\nada@readers.test;Béla\n".getBytes(Charset.forName("windows-1252")));
    assertThat(SubscriberFile.read(file).get(0).person().name()).isEqualTo("Béla");
  }

  @Test
  void theLineOfEachRowIsKnownBehindExcelsOwn() throws IOException {
    Path file = file("sep=;\nMail;Name\nada@readers.test;A\nbela@readers.test;B\n");
    assertThat(SubscriberFile.read(file))
        .extracting(SubscriberFile.Row::line)
        .containsExactly(3L, 4L);
  }

  @Test
  void aSpreadsheetThatIsNoTextIsRefusedWithTheWayOut() throws IOException {
    byte[] workbook = {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, 'a', '@', 'b'};
    assertThatThrownBy(() -> SubscriberFile.read(file(workbook)))
        .isInstanceOf(NoSubscriberFile.class)
        .hasMessageContaining("CSV (UTF-8)");
    byte[] unmarked = "email\nada@readers.test\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(standings(SubscriberFile.read(file(unmarked)))).isEqualTo("ada ACTIVE");
  }
}
