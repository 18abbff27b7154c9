package pressrun.audience;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pressrun.audience.ConsentColumn.Finding;

/** The columns of a subscriber file: found by their headings and by what their cells hold. */
final class SubscriberColumns {
  /** So many rows tell what a column holds. */
  private static final int SAMPLE = 500;

  /** Names of files as programs give them to lists of people who have left. */
  private static final Pattern LEAVERS =
      Pattern.compile(
          "unsub|opt[-_ ]?outs?\\b|cleaned|bounce|suppress|blacklist|blocklist|blocked|abgemeld|abmeld|ausgetragen"
              + "|d[eé]sabonn|d[eé]sinscri|complain|수신거부|탈퇴|解除|停止|退会|退订",
          Pattern.CASE_INSENSITIVE);

  private final List<String> headings;
  private final List<List<String>> rows;
  private final ColumnChoice choice;
  private final List<String> questions = new ArrayList<>();
  private final Map<ColumnRole, Integer> places = new HashMap<>();
  private final List<ConsentColumn> consents = new ArrayList<>();
  private final Map<Integer, List<String>> unknown = new TreeMap<>();

  /**
   * Finds out what the columns hold.
   *
   * @throws UnclearSubscriberFile when somebody must say it
   * @throws NoSubscriberFile when there are no addresses
   */
  SubscriberColumns(
      Path file, List<String> headings, List<List<String>> rows, ColumnChoice choice) {
    this.headings = headings;
    this.rows = rows;
    this.choice = choice;
    choice.ignored().forEach(this::known);
    choice.optOuts().keySet().forEach(this::known);
    choice.optIns().keySet().forEach(this::known);
    addresses(file);
    for (int index = 0; index < headings.size(); index++) {
      int at = index;
      ColumnRole.of(headings.get(at)).ifPresent(role -> places.putIfAbsent(role, at));
      consent(at);
    }
    reasons();
    askAboutUnknown();
    if (consents.isEmpty() && !rows.isEmpty() && !choice.allLeft() && isOfLeavers(file)) {
      questions.add(
          "the name of the file suggests that everybody in it has unsubscribed; if so, add --all-left;"
              + " if they are to receive the newsletter, rename the file first");
    }
    if (!questions.isEmpty()) {
      throw new UnclearSubscriberFile(file, questions);
    }
  }

  private static boolean isOfLeavers(Path file) {
    return LEAVERS.matcher(String.valueOf(file.getFileName())).find();
  }

  private void known(String heading) {
    if (place(heading).isEmpty()) {
      questions.add("there is no column \"" + heading + "\"; " + listed());
    }
  }

  /** Of a heading or of a number from 1. */
  private Optional<Integer> place(String named) {
    String wanted = ColumnRole.normalized(named);
    Optional<Integer> byHeading =
        IntStream.range(0, headings.size())
            .boxed()
            .filter(index -> ColumnRole.normalized(headings.get(index)).equals(wanted))
            .findFirst();
    return byHeading.or(
        () ->
            Optional.of(named)
                .filter(number -> number.matches("[0-9]{1,3}"))
                .map(number -> Integer.parseInt(number) - 1)
                .filter(index -> index >= 0 && index < headings.size()));
  }

  private void addresses(Path file) {
    if (choice.address().isPresent()) {
      place(choice.address().get())
          .ifPresentOrElse(
              index -> places.put(ColumnRole.ADDRESS, index),
              () ->
                  questions.add(
                      "there is no column \"" + choice.address().get() + "\"; " + listed()));
      return;
    }
    List<Integer> holding =
        IntStream.range(0, headings.size()).boxed().filter(this::holdsAddresses).toList();
    List<Integer> named =
        IntStream.range(0, headings.size())
            .boxed()
            .filter(
                index -> ColumnRole.of(headings.get(index)).equals(Optional.of(ColumnRole.ADDRESS)))
            .toList();
    List<Integer> both = named.stream().filter(holding::contains).toList();
    List<Integer> best = !both.isEmpty() ? both : !holding.isEmpty() ? holding : named;
    if (best.size() == 1 || (holding.isEmpty() && !named.isEmpty())) {
      places.put(ColumnRole.ADDRESS, best.get(0));
    } else if (best.isEmpty()) {
      throw new NoSubscriberFile(file, "no column of the file has e-mail addresses; " + listed());
    } else {
      questions.add(
          "several columns hold e-mail addresses: %s; say which with --column NAME"
              .formatted(best.stream().map(this::shown).collect(Collectors.joining(", "))));
    }
  }

  private boolean holdsAddresses(int index) {
    List<String> cells = cells(index).filter(cell -> !cell.isBlank()).limit(SAMPLE).toList();
    long good =
        cells.stream()
            .filter(cell -> Addresses.judge(cell) instanceof AddressVerdict.Valid)
            .count();
    return good > 0 && 2 * good >= cells.size();
  }

  private void consent(int index) {
    if (choice.allLeft() || isIgnored(index) || isFallback(index)) {
      return;
    }
    Finding finding = finding(index);
    if (finding instanceof Finding.Understood understood) {
      consents.add(understood.column());
    } else if (finding instanceof Finding.Unclear unclear) {
      questions.add(question(index).about(unclear.values(), unclear.left()));
    } else if (finding instanceof Finding.Unknown values) {
      unknown.put(index, values.values());
    }
  }

  private Finding finding(int index) {
    String heading = headings.get(index);
    List<String> cells = cells(index).toList();
    ColumnExplanation explanation =
        new ColumnExplanation(said(choice.optOuts(), index), said(choice.optIns(), index));
    return explanation.isEmpty()
        ? ConsentColumn.of(index, heading, cells)
        : ConsentColumn.explained(index, heading, cells, explanation);
  }

  private List<String> said(Map<String, List<String>> values, int index) {
    return values.entrySet().stream()
        .filter(entry -> place(entry.getKey()).equals(Optional.of(index)))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** True for a column that only counts in a file that has no better one. */
  private boolean isFallback(int index) {
    return isOf(index, ColumnRole.OPTED_IN)
        && IntStream.range(0, headings.size()).anyMatch(other -> isOf(other, ColumnRole.CONFIRMED));
  }

  private boolean isOf(int index, ColumnRole role) {
    return ColumnRole.of(headings.get(index)).equals(Optional.of(role));
  }

  private boolean isIgnored(int index) {
    return choice.ignored().stream().map(this::place).anyMatch(Optional.of(index)::equals);
  }

  /** Asks about reasons for leaving where no column says who has left. */
  private void reasons() {
    IntStream.range(0, headings.size())
        .filter(index -> isOf(index, ColumnRole.REASON))
        .filter(index -> consents.isEmpty() && !choice.allLeft() && !isIgnored(index))
        .forEach(
            index -> {
              List<String> told =
                  cells(index).filter(cell -> !CellWords.isEmpty(cell)).distinct().toList();
              if (!told.isEmpty()) {
                questions.add(question(index).about(told, List.of()));
              }
            });
  }

  /** Asks about words where no column says who left, and about days where nobody did. */
  private void askAboutUnknown() {
    boolean saysWhoLeft = consents.stream().anyMatch(ConsentColumn::tellsOfLeaving);
    boolean somebodyLeft = rows.stream().anyMatch(row -> standing(row).hasLeft());
    unknown
        .values()
        .removeIf(values -> UnknownColumn.holdsDays(values) ? somebodyLeft : saysWhoLeft);
    if (unknown.size() > 1) {
      questions.add(
          ColumnQuestion.aboutSeveral(
              unknown.keySet().stream().map(this::question).toList(),
              List.copyOf(unknown.values())));
    } else {
      unknown.forEach((index, values) -> questions.add(question(index).about(values, List.of())));
    }
  }

  private ColumnQuestion question(int index) {
    return new ColumnQuestion(shown(index), heading(index), cells(index).toList());
  }

  /** Returns what names a column on the command line: its heading, or its number from 1. */
  private String heading(int index) {
    String heading = headings.get(index);
    boolean clear =
        !ColumnRole.normalized(heading).isEmpty()
            && heading.indexOf('=') < 0
            && heading.chars().noneMatch(Character::isISOControl);
    return clear && !isRepeated(heading) ? heading : String.valueOf(index + 1);
  }

  private boolean isRepeated(String heading) {
    return headings.stream().filter(heading::equals).count() > 1;
  }

  private String listed() {
    return "the columns are "
        + IntStream.range(0, headings.size())
            .mapToObj(this::shown)
            .collect(Collectors.joining(", "))
        + "; --column NAME says which one holds the addresses";
  }

  private String shown(int index) {
    String heading = headings.get(index);
    return heading.isEmpty() || isRepeated(heading)
        ? (index + 1) + (heading.isEmpty() ? "" : " (\"" + heading + "\")")
        : "\"" + heading + "\"";
  }

  private Stream<String> cells(int index) {
    return rows.stream().map(row -> cell(row, index));
  }

  private static String cell(List<String> row, int index) {
    return index >= 0 && index < row.size() ? SubscriberCells.restore(row.get(index).strip()) : "";
  }

  private String value(List<String> row, ColumnRole role) {
    return cell(row, places.getOrDefault(role, -1));
  }

  String address(List<String> row) {
    return value(row, ColumnRole.ADDRESS);
  }

  /** Returns the whole name, or what the file has of it. */
  String name(List<String> row) {
    String whole = value(row, ColumnRole.NAME);
    return whole.isEmpty()
        ? (value(row, ColumnRole.FIRST_NAME) + " " + value(row, ColumnRole.LAST_NAME)).strip()
        : whole;
  }

  Optional<Locale> language(List<String> row) {
    return Optional.of(value(row, ColumnRole.LANGUAGE))
        .filter(tag -> !tag.isEmpty())
        .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')));
  }

  String cadence(List<String> row) {
    return value(row, ColumnRole.CADENCE);
  }

  String topics(List<String> row) {
    return value(row, ColumnRole.TOPICS);
  }

  /** Returns how a person stands: where columns differ, the one that forbids most. */
  Standing standing(List<String> row) {
    if (choice.allLeft()) {
      return Standing.UNSUBSCRIBED;
    }
    return consents.stream()
        .map(column -> column.reading().standing(cell(row, column.index())).orElse(Standing.ACTIVE))
        .max(Comparator.comparing(Standing::strength))
        .orElse(Standing.ACTIVE);
  }
}
